package watch

import "fmt"

// Safely does something, and makes an error of a panic in it. Nothing can do so for
// goroutines that it starts.
func Safely(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the program failed, which is not the fault of any file: %v", p)
		}
	}()
	return do()
}
