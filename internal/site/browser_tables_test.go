package site_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// In the tables of one page of every kind, on a wide screen, a tablet and a
// phone, no text of a row lies over that of another cell; and on the phone every
// number is there as a whole, but for tables of values behind charts, which have
// as many columns as the chart has and scroll.
func TestTablesInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	start(t, ctx)
	const (
		texts = `const texts = cell => {
			const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = []
			for (let n; n = walk.nextNode();) {
				if (n.data.trim() === "" || n.parentElement.closest(".vh")) continue
				const range = document.createRange()
				range.selectNodeContents(n)
				for (const box of range.getClientRects()) if (box.width > 1) found.push({text: n.data.trim().slice(0, 40), box})
			}
			return found
		}
		const rows = [...document.querySelectorAll("tr")].filter(row => row.checkVisibility() && getComputedStyle(row.parentElement).clipPath === "none")
		const bad = [];`
		over = `(() => {` + texts + `
			for (const row of rows) {
				const cells = [...row.cells].map(texts)
				cells.forEach((cell, i) => cells.slice(i + 1).flat().forEach(b => cell.forEach(a => {
					const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
					const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
					if (across > 1 && down > 3) bad.push(a.text + " over " + b.text)
				})))
			}
			return bad
		})()`
		cut = `(() => {` + texts + `
			for (const row of rows) {
				const edge = row.closest(".scroll:not(:has(.values))")?.getBoundingClientRect().right
				for (const cell of row.querySelectorAll("td.r")) for (const {text, box} of texts(cell)) if (box.right > edge + 1) bad.push(text + " in " + row.cells[0].textContent)
			}
			return bad
		})()`
		count = `document.querySelectorAll("td").length`
	)
	cells := 0
	for _, width := range []int64{1280, 768, 390} {
		must(t, ctx, chromedp.EmulateViewport(width, 800))
		for _, page := range triedPages() {
			must(t, ctx, chromedp.Navigate(address+page+"index.html"))
			cells += must(t, ctx, chromedp.Evaluate[int](count))
			for _, found := range firstFew(must(t, ctx, chromedp.Evaluate[[]string](over))) {
				t.Errorf("/%s at %d px prints text over text: %s", page, width, found)
			}
			if width > 390 {
				continue
			}
			for _, found := range firstFew(must(t, ctx, chromedp.Evaluate[[]string](cut))) {
				t.Errorf("/%s at %d px cuts or hides a number: %s", page, width, found)
			}
		}
	}
	if cells == 0 {
		t.Error("no cell was looked at")
	}
}

func firstFew(found []string) []string { return found[:min(len(found), 5)] }
