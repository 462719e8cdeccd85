package watch

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// started serves a preview at a port of its own until the test is over, or end is
// called.
func started(t *testing.T, p *Preview) (address string, end func()) {
	t.Helper()
	listener, taken, err := Listen("127.0.0.1:0")
	if err != nil || taken != nil {
		t.Fatal(err, taken)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- p.Serve(ctx, listener, log.New(io.Discard, "", 0)) }()
	over := false
	end = func() {
		if cancel(); over {
			return
		}
		over = true
		if err := <-ended; err != nil {
			t.Errorf("serving ended with %v", err)
		}
	}
	t.Cleanup(end)
	address, alone := Local(listener)
	if !alone {
		t.Errorf("%s is not this machine's alone", address)
	}
	return address, end
}

// notes listens to a stream of events.
func notes(t *testing.T, address string) (next func() note) {
	t.Helper()
	r, err := http.Get(address + "-/events")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Body.Close() })
	if kind := r.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("a stream of %s", kind)
	}
	lines := bufio.NewScanner(r.Body)
	lines.Buffer(nil, 16<<20)
	return func() note {
		t.Helper()
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var n note
				if err := json.Unmarshal([]byte(data), &n); err != nil {
					t.Fatal(err)
				}
				return n
			}
		}
		t.Fatalf("the stream ended: %v", lines.Err())
		return note{}
	}
}

// TestEvents: a page is told of the present state, and of each build that follows.
func TestEvents(t *testing.T) {
	p := newPreview()
	address, _ := started(t, p)
	next := notes(t, address)
	if n := next(); n.Edition != "" || n.Build != 0 || n.Problems == nil || len(n.Problems) > 0 {
		t.Errorf("before all: %v", n)
	}
	p.Show(Result{Files: smallSite("good")})
	good := next()
	if good.Edition == "" || good.Build != 1 || len(good.Problems) > 0 {
		t.Errorf("good: %v", good)
	}
	p.Show(Result{Problems: []Problem{{"data/a.toml:1:2", "x\x1b\u202e</script>\ny"}}})
	if n := next(); n.Edition != good.Edition || n.Build != 2 || !slices.Equal(n.Problems, []Problem{{"data/a.toml:1:2", "x��</script>�y"}}) {
		t.Errorf("broken: %+v", n)
	}
	p.Show(Result{Files: smallSite("good")})
	if n := next(); n.Edition != good.Edition || n.Build != 3 || len(n.Problems) > 0 {
		t.Errorf("mended: %v", n)
	}
	p.Show(Result{Files: smallSite("better")})
	if n := next(); n.Edition == good.Edition {
		t.Errorf("other bytes, and the edition %q of before", n.Edition)
	}
	late := notes(t, address)
	if n := late(); n.Build != 4 {
		t.Errorf("a page that is opened later: %v", n)
	}
	p.Show(Result{Problems: slices.Repeat([]Problem{{"a", "b"}}, maxProblems+7)})
	if n := late(); len(n.Problems) != maxProblems || n.More != 7 {
		t.Errorf("%d problems and %d more", len(n.Problems), n.More)
	}
}

// TestHeartbeat: a stream on which nothing happens shows that it lives.
func TestHeartbeat(t *testing.T) {
	p := newPreview()
	p.beat = time.Millisecond
	address, _ := started(t, p)
	r, err := http.Get(address + "-/events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	for lines.Scan() {
		if lines.Text() == ":" {
			return
		}
	}
	t.Errorf("no sign of life; %v", lines.Err())
}

// TestSlowClient: who does not read what he is sent keeps nobody else waiting, nor the
// end.
func TestSlowClient(t *testing.T) {
	p := newPreview()
	address, end := started(t, p)
	slow, err := net.Dial("tcp", strings.Trim(strings.TrimPrefix(address, "http:"), "/"))
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	fmt.Fprint(slow, "GET /-/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
	idle, err := net.Dial("tcp", slow.RemoteAddr().String()) // as browsers open ahead
	if err != nil {
		t.Fatal(err)
	}
	defer idle.Close()

	next := notes(t, address)
	next()
	long := slices.Repeat([]Problem{{"a", strings.Repeat("x", 10_000)}}, maxProblems)
	for i := range 40 { // more than systems keep for a reader that is late
		p.Show(Result{Problems: long})
		if n := next(); n.Build != i+1 {
			t.Fatalf("build %d, want %d", n.Build, i+1)
		}
	}
	end()
}

// TestLate: a client that does not take what it is sent in time is let go.
func TestLate(t *testing.T) {
	p := NewPreview("127.0.0.1:0", "127.0.0.1:0", func() time.Time { return time.Now().Add(-time.Hour) })
	address, _ := started(t, p)
	r, err := http.Get(address + "-/events")
	if err != nil {
		return // not even a beginning came in time
	}
	defer r.Body.Close()
	if n, err := r.Body.Read(make([]byte, 1)); err == nil || n > 0 {
		t.Errorf("late, and %d bytes arrived; %v", n, err)
	}
}

// TestEnd: streams that are open do not keep the server from ending, and leave
// nothing behind.
func TestEnd(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("streams", func(t *testing.T) {
		p := shown()
		address, end := started(t, p)
		var open []io.Reader
		for range 20 {
			r, err := http.Get(address + "-/events")
			if err != nil {
				t.Fatal(err)
			}
			defer r.Body.Close()
			open = append(open, r.Body)
		}
		end()
		for _, stream := range open {
			if _, err := io.ReadAll(stream); err != nil {
				t.Errorf("a stream was cut off: %v", err)
			}
		}
		if _, err := http.Get(address); err == nil {
			t.Error("it still answers")
		}
	})
	http.DefaultClient.CloseIdleConnections()
	for range 300 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, before %d", runtime.NumGoroutine(), before)
}

// TestServeFails: a listener that fails is an error, as nobody asked for an end.
func TestServeFails(t *testing.T) {
	listener, _, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = listener.Close()
	if err := newPreview().Serve(t.Context(), listener, nil); !errors.Is(err, net.ErrClosed) {
		t.Errorf("error %v", err)
	}
}

func TestListenTaken(t *testing.T) {
	first, _, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, taken, err := Listen(first.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if taken == nil || taken.Error() != "address already in use" {
		t.Errorf("taken: %v", taken)
	}
	if a, b := first.Addr().String(), second.Addr().String(); a == b || !strings.HasPrefix(b, "127.0.0.1:") {
		t.Errorf("%s and %s", a, b)
	}
	if _, _, err := Listen("192.0.2.1:80"); err == nil { // an address for examples, which no machine has
		t.Error("listens at another machine's address")
	}
}

func TestLocal(t *testing.T) {
	for _, c := range []struct {
		at    net.Addr
		want  string
		alone bool
	}{
		{&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80}, "http://127.0.0.1:80/", true},
		{&net.TCPAddr{IP: net.IPv6loopback, Port: 80}, "http://[::1]:80/", true},
		{&net.TCPAddr{IP: net.IPv4zero, Port: 80}, "http://127.0.0.1:80/", false},
		{&net.TCPAddr{IP: net.IPv6unspecified, Port: 80}, "http://127.0.0.1:80/", false},
		{&net.TCPAddr{IP: net.IPv4(192, 168, 1, 5), Port: 80}, "http://192.168.1.5:80/", false},
	} {
		if got, alone := Local(at{addr: c.at}); got != c.want || alone != c.alone {
			t.Errorf("%v: %s, alone %v", c.at, got, alone)
		}
	}
}

// at is a listener with an address and nothing else.
type at struct {
	net.Listener
	addr net.Addr
}

func (a at) Addr() net.Addr { return a.addr }

func TestCheckAddress(t *testing.T) {
	for address, ok := range map[string]bool{
		"127.0.0.1:8080": true, "localhost:0": true, ":8080": true, "[::1]:80": true,
		"8080": false, "": false, "localhost": false, "localhost:http": false, "localhost:65536": false, "localhost:-1": false, "::1:80": false, "http://localhost:80": false,
	} {
		if err := CheckAddress(address); (err == nil) != ok {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestSafely(t *testing.T) {
	if err := Safely(func() error { return nil }); err != nil {
		t.Error(err)
	}
	if err := Safely(func() error { return io.EOF }); err != io.EOF {
		t.Error(err)
	}
	err := Safely(func() error { return fmt.Errorf("%d", []int{}[len(t.Name())]) })
	if err == nil || !strings.Contains(err.Error(), "index out of range") {
		t.Error(err)
	}
}
