package claim

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// aspect is a part of the world that an evaluation can read. What is in it must
// not differ where a change touches none of what was read: the verdict is then the
// same.
type aspect int

const (
	ofScope      aspect = iota // which models a scope has, and where they are usable
	ofMarket                   // where a model is usable, and whether it is current
	ofLab                      // the same of all models of a lab
	ofPrices                   // what a model costs on the peers; of all models without an id
	ofHistory                  // when a model came and went
	ofSpells                   // how long models were exclusive
	ofWaits                    // how late models came to a cloud
	ofShifts                   // all shifts, but for reach
	ofShiftReach               // the reach before and after shifts
	ofOffers                   // all offers
	ofRecords                  // the models on record
	ofShares                   // market shares
	ofDeals                    // all deals
	ofDeal                     // one deal
	ofActions                  // the steps of authorities
	ofEvents                   // all events
	ofClouds                   // the clouds, which no change touches
)

// read is a part of the world as of a day.
type read struct {
	aspect aspect
	id     string
	day    source.Day
}

// log is what an evaluation read, and what it found in its loops.
type log struct {
	reads map[read]bool
	notes []note
	loops map[int]*loopLog
}

// loopLog is what a loop of an expression found, in all of its runs.
type loopLog struct {
	yes, no []any // the things of which its condition was true, and false
}

func newLog() *log { return &log{reads: map[read]bool{}, loops: map[int]*loopLog{}} }

func (r *run) read(a aspect, id string, day source.Day) {
	if r.log != nil {
		r.log.reads[read{a, id, day}] = true
	}
}

func (r *run) readScope(v *view, s market.Scope) { r.read(ofScope, string(s), v.Day()) }

// readModel reads what a model's record says of it: where it is usable on the day,
// and when it came and went.
func (r *run) readModel(v *view, m dataset.ModelID) {
	r.read(ofMarket, string(m), v.Day())
	r.read(ofHistory, string(m), v.Day())
}

func (l *log) loop(number int) *loopLog {
	if l.loops[number] == nil {
		l.loops[number] = &loopLog{}
	}
	return l.loops[number]
}

// round notes what a condition came to.
func (l *log) round(number int, thing, value any) {
	holds, ok := value.(bool)
	switch loop := l.loop(number); {
	case !ok:
	case holds:
		loop.yes = append(loop.yes, thing)
	default:
		loop.no = append(loop.no, thing)
	}
}
