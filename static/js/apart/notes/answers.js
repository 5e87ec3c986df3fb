// Sends a form of the notes; gives what the server says itself, or null where nothing of it came.
window.noteSent = async (form, leaving) => {
  const body = new URLSearchParams(new FormData(form))
  const headers = { "HX-Request": "true", "X-CSRFToken": document.querySelector('meta[name="csrf-token"]')?.content ?? "" }
  // Browsers refuse a request that outlives its page above 64 kB.
  const options = { method: "POST", body, headers, redirect: "error", keepalive: leaving && body.toString().length < 60_000 }
  const response = await fetch(form.action, options).catch(() => null)
  return response?.headers.get("Content-Type")?.includes("json") ? response.json().catch(() => null) : null
}

// Asks which of two texts stands, in the place of the form, and leads there who was typing.
window.noteAsked = (note, html) => {
  note.form.outerHTML = html
  note.querySelector(".note__choices").focus()
}

// Puts another text into an area; the cursor stays at the same words, or in the same line if they are there no more.
window.textPut = (area, text) => {
  const { selectionStart, selectionEnd, value } = area
  area.value = text
  if (area !== document.activeElement) return
  area.setSelectionRange(placeIn(text, value, selectionStart), placeIn(text, value, selectionEnd))
}

// Where in a text a place of the text before it is.
const placeIn = (text, before, place) => {
  if (!before) return text.length
  if (text.startsWith(before.slice(0, place))) return place
  const rest = before.slice(place)
  if (rest && text.endsWith(rest)) return text.length - rest.length
  const begins = before.lastIndexOf("\n", place - 1) + 1
  const line = `\n${before.slice(begins).split("\n", 1)[0]}\n`
  const found = `\n${text}\n`.indexOf(line)
  return found < 0 ? Math.min(place, text.length) : found + place - begins
}

// Shows a part of a page that came from the server, where its words are others than before.
window.shownIn = (element, html) => {
  const part = document.createElement("template")
  part.innerHTML = html
  if (part.content.textContent.trim() !== element.textContent.trim()) element.replaceChildren(part.content)
}

// Says something in a live region; readers of screens hear only what is another than before.
window.saidIn = (element, words) => {
  if (element && element.textContent !== words) element.textContent = words
}
