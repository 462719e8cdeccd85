package prose_test

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/prose"
	"moatatlas/internal/source"
)

// section is about 100 words of an essay, with one or more of all there is.
const section = "\n## A contract that loosened in steps\n\n" +
	"The exclusive began on `= day(\"microsoft\")` with the first `= money(1) | billions`. [It was narrowed `= n` times](claim:narrowed-%d \"count(deals, .exclusivity == \\\"narrows\\\") == 2\"). " +
	"In January 2025 exclusivity on new capacity became a right of first refusal; in October 2025 that right went too, against **$250bn** of [Azure](cloud:azure) purchases[^%d].\n\n" +
	"| Model | Azure | AWS |\n|:--|--:|--:|\n| [GPT-5.5](model:openai/gpt-5.5) | `= a` | `= b` |\n\n" +
	"![How it went](chart:reach?labs=openai)\n\nThe clause that customers felt, that the API runs on Azure only, survived both, until it did not survive the spring of the year that followed, which is another story.\n\n" +
	"[^%d]: Microsoft and OpenAI, [agreement](https://example.com/) of 28 October 2025.\n"

// essay is a document of so many sections.
func essay(sections int) string {
	var b strings.Builder
	b.WriteString(front)
	for i := range sections {
		text := strings.ReplaceAll(section, "%d", strconv.Itoa(i))
		if i >= 400 { // there may be no more footnotes
			text = strings.ReplaceAll(text, "[^", "^[")
		}
		b.WriteString(text)
	}
	return b.String()
}

func BenchmarkEssay(b *testing.B) { benchmark(b, essay(10)) }

func BenchmarkLargest(b *testing.B) {
	text := essay(1500)
	benchmark(b, text[:strings.LastIndex(text[:source.MaxFile], "\n## ")])
}

func benchmark(b *testing.B, text string) {
	tree := fstest.MapFS{"content/a.md": {Data: []byte(text)}}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		content, problems := prose.Load(tree)
		if source.Blocking(problems) > 0 {
			b.Fatal(problems[0])
		}
		for _, d := range content.Documents() {
			d.Render(prose.Answers{})
			d.Coverage(names())
			d.Words()
		}
	}
}
