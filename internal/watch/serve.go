package watch

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"strconv"
	"time"
)

// CheckAddress says what is wrong with an address to listen at, if anything.
func CheckAddress(address string) error {
	_, port, err := net.SplitHostPort(address)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return fmt.Errorf("%q is no address to listen at; write it like %q", address, "127.0.0.1:8080")
	}
	return nil
}

// Listen listens at an address, or at another port of its host where that port
// cannot be had; taken then says why.
func Listen(address string) (listener net.Listener, taken, err error) {
	listener, taken = net.Listen("tcp", address)
	if taken == nil {
		return listener, nil, nil
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, nil, err
	}
	if listener, err = net.Listen("tcp", net.JoinHostPort(host, "0")); err != nil {
		return nil, nil, taken
	}
	return listener, cause(taken), nil
}

// cause is why one cannot listen, in the words of the system.
func cause(err error) error {
	for next := errors.Unwrap(err); next != nil; next = errors.Unwrap(err) {
		err = next
	}
	return err
}

// Local is the address at which a browser on this machine finds what listens at
// another, and whether other machines cannot.
func Local(listener net.Listener) (address string, alone bool) {
	at, ok := listener.Addr().(*net.TCPAddr)
	switch {
	case !ok:
		return "http://" + listener.Addr().String() + "/", false
	case at.IP.IsUnspecified():
		return fmt.Sprintf("http://127.0.0.1:%d/", at.Port), false
	}
	return "http://" + at.String() + "/", at.IP.IsLoopback()
}

// grace is how long requests may take once the server is told to end. Browsers hold
// connections on which they have not asked for anything.
const grace = time.Second / 2

// Serve answers requests until ctx is done. It ends the streams of events, waits
// for other requests, and closes the listener. What clients do wrong goes to the log.
func (p *Preview) Serve(ctx context.Context, listener net.Listener, failures *log.Logger) error {
	server := &http.Server{
		Handler:           p,
		ReadHeaderTimeout: 10 * time.Second,
		WriteTimeout:      writing,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          failures,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
		defer cancel()
		err := server.Shutdown(last)
		if errors.Is(err, context.DeadlineExceeded) {
			err = server.Close()
		}
		ended <- err
	})
	err := server.Serve(listener)
	if stop() { // nobody asked it to end
		return err
	}
	return <-ended
}
