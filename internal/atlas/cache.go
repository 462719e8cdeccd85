package atlas

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Cache keeps what takes long to make in a folder: drawn charts and cards, which
// facts turn claims, and what the audit read of pages. It needs no care: a file that
// is missing or damaged is made anew, and the whole folder may be deleted at any time.
// Several runs may share it.
type Cache struct {
	dir  string
	mu   sync.Mutex
	used map[string]bool // by this run
}

// roomy is the size in bytes that a cache may have before Sweep deletes from it.
const roomy = 64 << 20

// OpenCache opens the cache in a folder, which is made where there is none.
func OpenCache(dir string) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("cache: %w", err)
	}
	return &Cache{dir: dir, used: map[string]bool{}}, nil
}

// Get is what was put under a key, unless it was lost or damaged since.
func (c *Cache) Get(key string) ([]byte, bool) {
	file, err := os.ReadFile(c.file(key))
	if err != nil {
		return nil, false
	}
	sum, data, _ := bytes.Cut(file, []byte("\n"))
	if string(sum) != seal(key, data) {
		return nil, false
	}
	c.use(key)
	return data, true
}

// Put keeps data under a key. What cannot be written is made anew by the next
// run: that costs time and nothing else, so there is no error.
func (c *Cache) Put(key string, data []byte) {
	c.use(key)
	file, err := os.CreateTemp(c.dir, "new-*")
	if err != nil {
		return
	}
	defer os.Remove(file.Name()) // which is not there any more if all went well
	_, err = file.Write(append([]byte(seal(key, data)+"\n"), data...))
	if closed := file.Close(); err != nil || closed != nil {
		return
	}
	_ = os.Rename(file.Name(), c.file(key))
}

// Sweep makes room once a cache is larger than 64 MB: it deletes what this run
// did not use. Without a clock there is no older and newer.
func (c *Cache) Sweep() { c.sweep(roomy) }

func (c *Cache) sweep(room int64) {
	entries, _ := os.ReadDir(c.dir)
	var size int64
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			size += info.Size()
		}
	}
	if size <= room {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, e := range entries {
		own := strings.HasPrefix(e.Name(), "new-") || len(e.Name()) == 2*sha256.Size
		if own && !e.IsDir() && !c.used[e.Name()] {
			_ = os.Remove(filepath.Join(c.dir, e.Name()))
		}
	}
}

// file is where a key's data lie. Keys are hashed, so that each is a file name.
func (c *Cache) file(key string) string { return filepath.Join(c.dir, name(key)) }

func (c *Cache) use(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used[name(key)] = true
}

func name(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

// seal tells whether data are those that were put under a key.
func seal(key string, data []byte) string { return name(key + "\n" + string(data)) }
