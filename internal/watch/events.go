package watch

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// writing is how long a client may take to receive an answer, or one event.
const writing = 30 * time.Second

// events tells a page of the present edition and of every one that follows, as long
// as it listens. A client that is slow misses editions, for only the last counts,
// and no other waits for it.
func (p *Preview) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	beat := time.NewTicker(p.beat)
	defer beat.Stop()
	stream := stream{w, http.NewResponseController(w), p.clock}
	now := p.current()
	if !stream.send("retry: 1000\n" + now.note.event()) {
		return
	}
	for {
		text := ":\n\n"
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
		case <-now.over:
			now = p.current()
			text = now.note.event()
		}
		if !stream.send(text) {
			return
		}
	}
}

func (n note) event() string {
	data, err := json.Marshal(n)
	if err != nil { // which words and numbers cannot cause
		return ":\n\n"
	}
	return fmt.Sprintf("data: %s\n\n", data)
}

// stream is an answer that goes on. Each part has a deadline of its own.
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
	clock   func() time.Time
}

// send tells whether a part has gone out.
func (s stream) send(text string) bool {
	_ = s.control.SetWriteDeadline(s.clock().Add(writing)) // a writer that has none needs none
	_, err := s.w.Write([]byte(text))
	if err == nil {
		err = s.control.Flush()
	}
	_ = s.control.SetWriteDeadline(time.Time{})
	return err == nil
}
