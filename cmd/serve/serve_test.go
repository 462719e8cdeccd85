package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"moatatlas/internal/atlas"
	"moatatlas/internal/atlas/atlastest"
	"moatatlas/internal/watch"
)

// served is the small tree while it is served.
type served struct {
	t       *testing.T
	dir     string
	address string
	out     *output
	err     *output
	stop    func()
}

// output is what a program has written so far.
type output struct {
	mu   sync.Mutex
	text strings.Builder
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

var servedAt = regexp.MustCompile(`(?m)^serve    (http://127\.0\.0\.1:\d+/),`)

// serveTree serves the small tree until the test is over. change may spoil it before.
func serveTree(t *testing.T, change func(s *served), flags ...string) *served {
	t.Helper()
	s := &served{t: t, dir: t.TempDir(), out: &output{}, err: &output{}}
	s.ok(atlastest.Lay("../..", s.dir))
	change(s)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	go func() {
		args := []string{"-C", s.dir, "-http", "127.0.0.1:0", "-cache", filepath.Join(t.TempDir(), "cache")}
		ended <- run(ctx, append(args, flags...), s.out, s.err)
	}()
	s.stop = sync.OnceFunc(func() {
		cancel()
		if code := <-ended; code != 0 {
			t.Errorf("exit code %d: %s", code, s.err)
		}
	})
	t.Cleanup(s.stop)
	s.until("an address", func() bool { return servedAt.MatchString(s.out.String()) })
	s.address = servedAt.FindStringSubmatch(s.out.String())[1]
	return s
}

func asItIs(*served) {}

func (s *served) ok(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// until waits for something to be so.
func (s *served) until(what string, so func() bool) {
	s.t.Helper()
	for range 6000 {
		if so() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Fatalf("never: %s; said %s%s", what, s.out, s.err)
}

func (s *served) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

func (s *served) read(name string) string {
	s.t.Helper()
	text, err := os.ReadFile(s.path(name))
	s.ok(err)
	return string(text)
}

func (s *served) write(name, text string) {
	s.t.Helper()
	s.ok(os.WriteFile(s.path(name), []byte(text), 0o644))
}

// edit puts a text in the place of another in a file.
func (s *served) edit(name, old, new string) {
	s.t.Helper()
	text := s.read(name)
	if !strings.Contains(text, old) {
		s.t.Fatalf("%s has no %q", name, old)
	}
	s.write(name, strings.ReplaceAll(text, old, new))
}

// get is the text at an address.
func (s *served) get(path string) string {
	s.t.Helper()
	r, err := http.Get(s.address + path)
	s.ok(err)
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	s.ok(err)
	return string(text)
}

// TestManySaves: of five hundred saves without a pause the last is what is shown, and
// none leaves a goroutine or an open file behind.
func TestManySaves(t *testing.T) {
	serveTree(t, asItIs).stop() // what is made once for the whole program
	http.DefaultClient.CloseIdleConnections()
	goroutines, files := runtime.NumGoroutine(), openFiles(t)
	t.Run("saves", func(t *testing.T) {
		s := serveTree(t, asItIs)
		site := s.read("site.toml")
		for i := range 500 {
			s.write("site.toml", strings.Replace(site, "Small Atlas", fmt.Sprintf("Atlas %d", i), 1))
			if i%100 == 99 { // some builds find a file between two saves
				s.until("a build", func() bool { return strings.Contains(s.get(""), "<title>Atlas ") })
			}
		}
		s.until("the last save", func() bool { return strings.Contains(s.get(""), "<title>Atlas 499") })
		if n := strings.Count(s.out.String(), "\n"); n > 100 {
			t.Errorf("%d lines: saves are not taken together", n)
		}
	})
	http.DefaultClient.CloseIdleConnections()
	for range 500 {
		if runtime.NumGoroutine() <= goroutines && openFiles(t) <= files {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("goroutines %d, before %d; open files %d, before %d", runtime.NumGoroutine(), goroutines, openFiles(t), files)
}

// openFiles counts the files that this process has open, where the system tells.
func openFiles(t *testing.T) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	list, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

// TestFilesComeAndGo takes files and folders away while builds are at work, and puts
// them back: whatever builds met, the last one is sound.
func TestFilesComeAndGo(t *testing.T) {
	s := serveTree(t, asItIs)
	chance := rand.New(rand.NewSource(1))
	parts := []string{"data/labs.toml", "data/models", "data/models/openai/gpt-2.toml", "templates", "static", "static/echarts.min.js", "site.toml"}
	for range 40 {
		part := parts[chance.Intn(len(parts))]
		s.ok(os.Rename(s.path(part), s.path("away")))
		time.Sleep(time.Duration(chance.Intn(80)) * time.Millisecond)
		s.ok(os.Rename(s.path("away"), s.path(part)))
	}
	s.edit("data/models/openai/gpt-2.toml", `name = "GPT-2"`, `name = "GPT-2 again"`)
	s.until("the last save", func() bool { return strings.Contains(s.get("models/openai/gpt-2/"), "GPT-2 again") })
	s.edit("site.toml", "Small Atlas", "Sound Atlas")
	s.until("a sound site", func() bool { return strings.Contains(s.get(""), "Sound Atlas") })
}

// TestNotFound: the page for addresses without one works at any depth, whatever the
// address is that the tree is published under.
func TestNotFound(t *testing.T) {
	s := serveTree(t, asItIs)
	s.until("a site", func() bool { return strings.Contains(s.get("nowhere/deep/"), `href="/static/site.css"`) })
	if page := s.get("models/openai/gpt-2/index.html"); !strings.Contains(page, `<link rel="canonical" href="`+s.address+`models/openai/gpt-2/">`) {
		t.Errorf("the canonical address: %.2000s", page)
	}
}

// TestAsOf: the site of an earlier day knows nothing later.
func TestAsOf(t *testing.T) {
	s := serveTree(t, asItIs, "-as-of", "2026-04-01")
	s.until("a site", func() bool { return strings.Contains(s.get(""), "1 April 2026") })
	if page := s.get("models/openai/gpt-2/"); !strings.Contains(page, "Page not found") {
		t.Errorf("there is a page of what came later: %.500s", page)
	}
}

// TestShownTwice: after a fact has changed the site is shown before it is known which
// facts turn its claims, and again with that unless a newer save waits; after a text
// has changed, once.
func TestShownTwice(t *testing.T) {
	dir := t.TempDir()
	var c atlas.Command
	if err := errors.Join(
		atlastest.Lay("../..", dir),
		os.MkdirAll(filepath.Join(dir, "content/analysis"), 0o755),
		os.WriteFile(filepath.Join(dir, "content/analysis/one.md"), []byte(essay), 0o644),
		c.Parse("serve", "", []string{"-C", dir, "-cache", t.TempDir()}, io.Discard, func(*flag.FlagSet) {}),
	); err != nil {
		t.Fatal(err)
	}
	shown := func(after func(stop func())) (claims []string) {
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		out, failures := &output{}, &output{}
		build(ctx, &c, nil, atlas.NewProgress(out, false, time.Now), failures, func(r watch.Result) {
			if r.Files == nil {
				t.Fatalf("no site: %s%s", out, failures)
			}
			claims = append(claims, string(r.Files["claims/index.html"]))
			after(stop)
		})
		if n := strings.Count(out.String(), "built "); n != len(claims) || failures.String() != "" {
			t.Errorf("said %q, %q of %d sites", out, failures, len(claims))
		}
		return claims
	}
	leave, stay := func(stop func()) { stop() }, func(func()) {}
	const turned = "Facts that would flip it"
	if left := shown(leave); len(left) != 1 || strings.Contains(left[0], turned) {
		t.Errorf("the site was shown %d times while a save waited", len(left))
	}
	first := shown(stay)
	if len(first) != 2 || strings.Contains(first[0], turned) || !strings.Contains(first[1], turned) {
		t.Errorf("the site was shown %d times, with %.3000s", len(first), first)
	}
	if again := shown(stay); len(again) != 1 || again[0] != first[1] {
		t.Errorf("with nothing changed the site was shown %d times", len(again))
	}
}

const essay = `+++
title = "One"
summary = "A text with a claim."
date = "2026-04-28"
+++

[AWS sells GPT-2](claim:sold "usable('openai/gpt-2', 'aws')").
`

// TestBuildFails: a failure of the program is shown as a problem is, and the next
// build is as good as any.
func TestBuildFails(t *testing.T) {
	var c atlas.Command
	if err := c.Parse("serve", "", []string{"-C", t.TempDir()}, io.Discard, func(*flag.FlagSet) {}); err != nil {
		t.Fatal(err)
	}
	c.Stage = func(string, string) { panic("a stage failed\nbadly") }
	out, failures := &output{}, &output{}
	r, _, _ := once(&c, []string{"data/a\x1b.toml"}, atlas.NewProgress(out, false, time.Now), failures)
	if r.Files != nil || len(r.Problems) != 1 || r.Problems[0].Place != "" || !strings.Contains(r.Problems[0].Message, "a stage failed") {
		t.Errorf("result %+v", r)
	}
	if !strings.HasPrefix(out.String(), "broken   data/a�.toml: no site (") || !strings.HasSuffix(failures.String(), "any file: a stage failed�badly\n") {
		t.Errorf("said %q, %q", out, failures)
	}
	c.Stage, c.Dir = nil, filepath.Join(c.Dir, "nowhere")
	if r, _, _ := once(&c, nil, atlas.NewProgress(out, false, time.Now), failures); len(r.Problems) != 1 || !strings.HasPrefix(r.Problems[0].Message, "input tree: ") {
		t.Errorf("result %+v", r)
	}
}
