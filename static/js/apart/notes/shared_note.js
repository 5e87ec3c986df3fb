// <shared-note data-item="…" data-failed="…" data-others="…"> around the forms of an agenda item: saves what somebody types.
const PAUSE = 1500, LONGEST = 10_000, AGAIN = 5000

customElements.define("shared-note", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", () => this.form && this.later())
    this.addEventListener("submit", event => this.submitted(event))
    if (this.form) this.known = this.area.value
  }
  get area() { return this.querySelector("textarea[id^=text-]") }
  get form() { return this.area?.form }
  get unsaved() { return Boolean(this.form) && this.area.value !== this.known }
  get seen() { return this.form ? `${this.dataset.item}.${this.form.version.value}` : "" }
  say(words) { saidIn(this.querySelector(".note__status"), words) }
  later() {
    this.since ??= Date.now()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now())))
  }
  submitted(event) {
    if (event.target !== this.form) return
    event.preventDefault()
    this.save(false, true)
  }
  async save(leaving = false, asked = false) {
    clearTimeout(this.timer)
    if (this.busy || !(this.unsaved || asked)) return
    const text = this.area.value
    this.busy = true
    this.since = null
    const answer = await noteSent(this.form, leaving)
    this.busy = false
    if (answer?.text !== undefined) return this.know(answer, text)
    this.say(answer?.said ?? this.dataset.failed)
    if (!answer) this.timer = setTimeout(() => this.save(), AGAIN)
  }
  // While the answer came, somebody may have typed on: from the version that says what was sent.
  know(answer, text) {
    const typedOn = this.area.value !== text
    this.form.note.value = answer.note
    if (answer.choices) return typedOn ? this.save() : noteAsked(this, answer.choices)
    this.known = text
    if (typedOn) this.later()
    else if (answer.version !== answer.typed) textPut(this.area, this.known = answer.text)
    this.show(answer, typedOn ? answer.typed : answer.version)
  }
  // What others wrote appears where one has not typed oneself, also under the cursor.
  hear(change) {
    if (this.busy || change.version <= Number(this.form.version.value)) return
    if (this.unsaved) return this.say(this.dataset.others)
    textPut(this.area, this.known = change.text)
    this.show(change, change.version)
  }
  show({ note, found, said = "" }, version) {
    this.form.note.value = note
    this.form.version.value = version
    if (this.found !== found) this.querySelector(".note__found").innerHTML = this.found = found
    this.say(said)
  }
})
