package report

import (
	"fmt"
	"strconv"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// APILockInIndexes is the composite lock-in index on the day of the edition
// alone: it rests on prices, and those have no dates.
type APILockInIndexes struct {
	Weights    APIWeights                                          `json:"weights"`
	Weightings int                                                 `json:"weightings"` // how many random ones the shares are of
	Scopes     map[market.Scope]map[dataset.CloudID]APILockInIndex `json:"scopes"`
}

// APIWeights is how much each part counts.
type APIWeights struct {
	LockIn     float64 `json:"lock_in"`
	LockOut    float64 `json:"lock_out"`
	Narrowness float64 `json:"narrowness"`
	Price      float64 `json:"price"`
}

// APILockInIndex is the index of a peer with its parts and ranks.
type APILockInIndex struct {
	LockIn     *float64  `json:"lock_in"`
	LockOut    *float64  `json:"lock_out"`
	Narrowness *float64  `json:"narrowness"`
	Price      *float64  `json:"price"`
	Index      *float64  `json:"index"`
	Rank       *int      `json:"rank"`
	Ranked     int       `json:"ranked"`      // peers with an index
	RankShares []float64 `json:"rank_shares"` // of the random weightings, by rank
}

func (b *builder) apiLockInIndexes() APILockInIndexes {
	w := b.data.Site().IndexWeights()
	v := APILockInIndexes{
		Weights:    APIWeights{float64(w.LockIn), float64(w.LockOut), float64(w.Narrowness), float64(w.Price)},
		Weightings: market.Weightings,
		Scopes:     map[market.Scope]map[dataset.CloudID]APILockInIndex{},
	}
	for _, s := range market.Scopes() {
		v.Scopes[s] = map[dataset.CloudID]APILockInIndex{}
		for peer, x := range b.market.LockInIndex(s) {
			v.Scopes[s][peer] = apiLockInIndex(x)
		}
	}
	return v
}

func apiLockInIndex(x market.LockInIndex) APILockInIndex {
	return APILockInIndex{
		LockIn: defined(x.Parts.LockIn.Value()), LockOut: defined(x.Parts.LockOut.Value()),
		Narrowness: defined(x.Parts.Narrowness.Value()), Price: defined(x.Parts.Price.Value()),
		Index: defined(x.Index.Value()), Rank: orNull(x.Rank), Ranked: x.Of, RankShares: orEmpty(x.Shares),
	}
}

// indexTable says the same row by row; it has a column for the share of each
// rank that a peer can take.
func indexTable(measures APIMeasures) Table {
	t := Table{Name: "lock_in_index", Title: "the composite lock-in index of one peer in one scope, with its parts and ranks, on the day of this edition", Columns: columns(
		text("scope", "all, proprietary or frontier"), text("cloud", "key of the peer"),
		number("lock_in", "part: share lost by moving to the best other peer"), number("lock_out", "part: share of the scope that is not sold here"),
		number("narrowness", "part: share of the labs of the frontier missing here"), number("price", "part: share of what is paid above the lowest price, all models"),
		number("weight_lock_in", "weight of the part"), number("weight_lock_out", "weight of the part"),
		number("weight_narrowness", "weight of the part"), number("weight_price", "weight of the part"),
		number("index", "weighted mean of the parts, 0 to 1; empty where one that counts is undefined"),
		integer("rank", "rank among the peers with an index, 1 the most locked in"), integer("ranked", "peers with an index"), rankColumns(len(measures.Peers)))}
	w := measures.Index.Weights
	for _, s := range market.Scopes() {
		for _, peer := range measures.Peers {
			x := measures.Index.Scopes[s][peer]
			t.Rows = append(t.Rows, cells(string(s), string(peer), figure(x.LockIn), figure(x.LockOut), figure(x.Narrowness), figure(x.Price),
				figure(&w.LockIn), figure(&w.LockOut), figure(&w.Narrowness), figure(&w.Price),
				figure(x.Index), rankCell(x.Rank), strconv.Itoa(x.Ranked), rankCells(x.RankShares, len(measures.Peers))))
		}
	}
	return t
}

func rankColumns(peers int) []Column {
	var list []Column
	for rank := 1; rank <= peers; rank++ {
		list = append(list, number(fmt.Sprintf("rank_%d_share", rank), fmt.Sprintf("share of %s random weightings in which it has rank %d", words.Thousands(market.Weightings), rank)))
	}
	return list
}

func rankCell(rank *int) string {
	if rank == nil {
		return ""
	}
	return strconv.Itoa(*rank)
}

// rankCells are the shares by rank; ranks that nobody can take, for fewer peers
// have an index, have none.
func rankCells(shares []float64, peers int) []string {
	list := make([]string, peers)
	for i := range shares {
		list[i] = figure(&shares[i])
	}
	return list
}
