// <ordered-rows data-name="items" data-said="Item {number} of {count}"> around fieldsets with rows of fields:
// moves them within the page by their buttons, and by a handle that is dragged. The number of a row stands in [data-number].
customElements.define("ordered-rows", class extends HTMLElement {
  connectedCallback() {
    for (const handle of this.querySelectorAll("[data-drag]")) handle.hidden = false
    this.addEventListener("click", event => this.press(event))
    this.addEventListener("pointerdown", event => this.take(event))
    this.addEventListener("pointermove", event => this.taken && this.carry(this.taken, event.clientY))
    for (const end of ["pointerup", "pointercancel"]) this.addEventListener(end, () => this.taken && this.drop(this.taken))
  }
  get rows() { return [...this.querySelectorAll(":scope > fieldset")] }

  press(event) {
    const button = event.target.closest("button[data-by]"), row = button?.closest("fieldset")
    if (!row) return
    event.preventDefault()
    this.move(row, Number(button.dataset.by))
    this.settle(row)
    if (button.hidden) row.querySelector("button[data-by]:not([hidden])")?.focus()
    document.activeElement.scrollIntoView({ block: "nearest", behavior: "instant" })
  }
  // The other row goes, as what is taken away loses the focus.
  move(row, by) {
    const { rows } = this, other = rows[rows.indexOf(row) + by]
    if (by < 0) row.after(other)
    else row.before(other)
  }
  take(event) {
    const row = event.target.closest("[data-drag]")?.closest("fieldset")
    if (!row || event.button) return
    event.preventDefault()
    this.setPointerCapture(event.pointerId)
    this.fold(this.taken = row, true)
  }
  carry(row, y) {
    const { rows } = this, at = rows.indexOf(row), middle = box => box.top + box.height / 2
    if (at && y < middle(rows[at - 1].getBoundingClientRect())) this.move(row, -1)
    else if (rows[at + 1] && y > middle(rows[at + 1].getBoundingClientRect())) this.move(row, 1)
    row.scrollIntoView({ block: "nearest", behavior: "instant" })
  }
  drop(row) {
    this.taken = null
    this.fold(row, false)
    this.settle(row)
  }
  fold(row, folded) {
    const { top } = row.getBoundingClientRect()
    this.classList.toggle("rows--folded", folded)
    row.classList.toggle("rows__taken", folded)
    scrollBy({ top: row.getBoundingClientRect().top - top, behavior: "instant" })
  }
  settle(moved) {
    const { rows, dataset: { name, said } } = this, number = rows.indexOf(moved) + 1
    rowsNumbered(rows, name)
    this.querySelector(":scope > [role=status]").textContent = said.replace("{number}", number).replace("{count}", rows.length)
    moved.dispatchEvent(new Event("input", { bubbles: true }))
  }
})
