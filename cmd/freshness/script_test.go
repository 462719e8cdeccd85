package main

import (
	"flag"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"moatatlas/internal/atlas/atlastest"
)

var update = flag.Bool("update", false, "rewrite what the scripts in testdata expect")

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"freshness": main}) }

func TestScripts(t *testing.T) { atlastest.Run(t, *update) }
