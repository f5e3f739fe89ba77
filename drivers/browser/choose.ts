/** Runs on the page: chooses an entry of a select, which has no place on the glass to click. False for anything else. */
export const chooseInSelect = (n: number): boolean => {
  const entry = window.vidimus.seen[n]
  if (!(entry instanceof HTMLOptionElement)) return false
  const list = entry.closest('select')
  if (!list) return false
  list.focus()
  entry.selected = true
  for (const event of ['input', 'change']) list.dispatchEvent(new Event(event, { bubbles: true }))
  return true
}
