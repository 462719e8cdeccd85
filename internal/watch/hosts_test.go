package watch

import "testing"

func TestHosts(t *testing.T) {
	for _, c := range []struct {
		asked, actual string
		yes, no       []string
	}{
		{"127.0.0.1:8080", "127.0.0.1:8080",
			[]string{"127.0.0.1:8080", "127.0.0.1", "localhost:8080", "LOCALHOST", "localhost.:8080", "[::1]:8080", "[::1]", "a.localhost:9", "127.8.8.8:1", "[::ffff:127.0.0.1]:1"},
			[]string{"", ":8080", "evil.example", "evil.example:8080", "localhost.evil.example", "notlocalhost", "127.0.0.1.evil.example", "192.168.1.5:8080", "0.0.0.0:8080", "[::]:8080", "2130706433", "a b", "[", "localhost:80:80"}},
		{"192.168.1.5:8080", "192.168.1.5:8080", []string{"192.168.1.5:8080", "localhost"}, []string{"192.168.1.6:8080", "evil.example"}},
		{"Desk.local:8080", "192.168.1.5:8080", []string{"desk.local:8080", "192.168.1.5", "DESK.LOCAL."}, []string{"desk.local.evil.example", "lamp.local"}},
		{":8080", "[::]:8080", []string{"192.168.1.5:8080", "[fe80::1]:8080", "localhost"}, []string{"", ":8080", "evil.example:8080"}},
		{"0.0.0.0:8080", "0.0.0.0:8080", []string{"192.168.1.5:8080"}, []string{"evil.example"}},
	} {
		h := allowed(c.asked, c.actual)
		for _, name := range c.yes {
			if !h.allow(name) {
				t.Errorf("at %s, %q is refused", c.asked, name)
			}
		}
		for _, name := range c.no {
			if h.allow(name) {
				t.Errorf("at %s, %q is allowed", c.asked, name)
			}
		}
	}
}
