import type { Role, Element as ScreenElement } from '../../contract/screen'

/** CSS selectors for what HTML has no word for, or what a page says in its own way. */
export type Locators = { [R in Role]?: string | undefined }

/**
 * Runs on the page: what a person sees there, from top to bottom, by Chromium's own accessibility tree (`computedRole`,
 * `computedName`: WAI-ARIA 1.2 and AccName 1.2). The nodes stay behind in `window.vidimus.seen`, in the same order.
 */
export const readPage = ({ locators }: { locators: Locators }): ScreenElement[] => {
  type Node9 = Element & { computedRole?: string; computedName?: string }
  const ROLES: Record<string, Role> = {
    heading: 'title',
    button: 'button',
    link: 'link',
    radio: 'option',
    option: 'option',
    menuitemradio: 'option',
    checkbox: 'checkbox',
    switch: 'checkbox',
    menuitemcheckbox: 'checkbox',
    textbox: 'field',
    searchbox: 'field',
    spinbutton: 'field',
    progressbar: 'progress',
  }
  const CHECK_MARK = /^[\s✓✔✅☑🗸]+$/u
  const found: ScreenElement[] = []
  const nodes: Element[] = []
  const own = Object.entries(locators) as [Role, string][]
  let line = ''
  let lineOf: Element = document.body

  const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()
  const isSeen = (node: Element): boolean => {
    const { width, height } = node.getBoundingClientRect()
    return width > 1 && height > 1 && node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) === true
  }
  const labelsOf = (node: Element): HTMLLabelElement[] => [...((node as HTMLInputElement).labels ?? [])]
  const isOff = (node: Element): boolean =>
    node.matches(':disabled') || node.closest('[aria-disabled=true], [inert]') !== null
  const colourWord = (css: string): string | undefined => {
    const [r = 0, g = 0, b = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number)
    if (alpha < 0.1) return undefined
    const [low, high] = [Math.min(r, g, b), Math.max(r, g, b)]
    const light = (low + high) / 510
    if (high - low < 40) return light > 0.95 ? 'white' : light < 0.12 ? 'black' : 'grey'
    const sixth =
      high === r ? (g - b) / (high - low) : high === g ? 2 + (b - r) / (high - low) : 4 + (r - g) / (high - low)
    const hue = (sixth * 60 + 360) % 360
    const names: [number, string][] = [
      [15, 'red'],
      [45, 'orange'],
      [70, 'yellow'],
      [165, 'green'],
      [260, 'blue'],
      [295, 'purple'],
      [345, 'pink'],
    ]
    return names.find(([end]) => hue < end)?.[1] ?? 'red'
  }
  const colourOf = (node: Element, role: Role): string | undefined => {
    const style = getComputedStyle(node)
    const border = Number.parseFloat(style.borderTopWidth) > 0 ? colourWord(style.borderTopColor) : undefined
    const fill = colourWord(style.backgroundColor)
    return role === 'frame' ? (border ?? fill) : (fill ?? border)
  }
  const isMarked = (node: Element): boolean =>
    node.matches('[aria-checked=true], [aria-selected=true], :checked') ||
    [...node.querySelectorAll('[aria-checked=true], :checked')].length > 0 ||
    [...node.querySelectorAll('*')].some((part) => isSeen(part) && CHECK_MARK.test(part.textContent ?? ''))
  const standsIn = (node: Element): string => {
    const value = 'value' in node ? String(node.value) : (node.textContent ?? '')
    const hides =
      node.matches('[type=password]') || getComputedStyle(node).getPropertyValue('-webkit-text-security') !== 'none'
    return hides ? '•'.repeat(value.length) : value
  }
  const pictureOf = (node: Element): string | undefined => {
    if (!(node instanceof HTMLImageElement || node instanceof HTMLCanvasElement)) return undefined
    try {
      const copy = document.createElement('canvas')
      copy.width = node instanceof HTMLImageElement ? node.naturalWidth : node.width
      copy.height = node instanceof HTMLImageElement ? node.naturalHeight : node.height
      copy.getContext('2d')?.drawImage(node, 0, 0)
      return copy.toDataURL('image/png').split(',')[1] || undefined
    } catch {
      // A picture of another origin may be shown but not read.
      return undefined
    }
  }
  const flush = (): void => {
    const text = tidy(line)
    line = ''
    if (text !== '') add(lineOf, { role: 'text', text, enabled: true })
  }
  const add = (node: Element, element: ScreenElement): void => {
    nodes.push(isSeen(node) ? node : (labelsOf(node).find(isSeen) ?? node))
    found.push(element)
  }
  /** The item of a list that shows how far one has come. */
  const isStep = (node: Element): boolean =>
    node.matches('ol > li') &&
    node.parentElement?.querySelector('[type=checkbox], [role=checkbox], [aria-current]') != null
  const roleOf = (node: Node9): Role | undefined => {
    const located = own.find(([, selector]) => node.matches(selector))?.[0]
    if (located) return located
    const computed = node.computedRole ?? ''
    if (node.matches('summary')) return 'button'
    if (node.matches('input') && ROLES[computed] === undefined && !node.matches('[type=hidden]')) return 'field'
    if (node.matches('textarea')) return 'field'
    if (computed === 'combobox') return node.matches('select') ? undefined : 'field'
    // What the camera sees is no film.
    if (node instanceof HTMLVideoElement) return node.srcObject === null ? 'video' : undefined
    if (isStep(node)) return 'step'
    if (computed === 'image' || computed === 'img')
      return CHECK_MARK.test(node.textContent || nameOf(node)) ? 'check-mark' : 'picture'
    return ROLES[computed]
  }
  // Chromium calls a film that it cannot play by its own words for that.
  const nameOf = (node: Node9): string =>
    tidy((node.matches('video') ? node.ariaLabel || node.getAttribute('title') : '') || node.computedName)
  const take = (node: Node9, role: Role): void => {
    const text =
      role === 'step'
        ? tidy(node.textContent)
            .replace(/[✓✔✅☑🗸]/gu, '')
            .trim()
        : nameOf(node) || tidy(node.textContent)
    const element: ScreenElement = { role, text, enabled: role === 'step' || role === 'arrows' || !isOff(node) }
    if (['option', 'checkbox', 'step', 'arrows'].includes(role)) element.checked = isMarked(node)
    if (role === 'field') element.value = standsIn(node)
    const colour = role === 'button' || role === 'frame' ? colourOf(node, role) : undefined
    if (colour) element.colour = colour
    const picture = role === 'picture' ? pictureOf(node) : undefined
    if (picture) element.picture = picture
    add(node, element)
  }
  const partsOf = (node: Element): Iterable<Node> => {
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes()
    if (node instanceof HTMLIFrameElement) return node.contentDocument ? [node.contentDocument.body] : []
    return (node.shadowRoot ?? node).childNodes
  }
  const walk = (node: Node, muted: boolean): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (muted) return
      if (line === '') lineOf = node.parentElement ?? document.body
      line += node.textContent ?? ''
      return
    }
    if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return
    const element = node as Element
    if (element.matches('script, style, template, noscript, option:not(select *), [aria-hidden=true]')) return
    const role = roleOf(element)
    // Pages hide the input and paint its label.
    const seen = isSeen(element) || labelsOf(element).some(isSeen)
    if (role && role !== 'title' && role !== 'text') {
      if (!seen && !element.matches('option')) return
      flush()
      take(element, role)
      return
    }
    const style = getComputedStyle(element)
    if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') {
      if (style.visibility !== 'hidden') return
    }
    if (role === 'title' || (role === 'text' && own.length > 0)) {
      flush()
      if (seen) take(element, role)
      return
    }
    const labels = element instanceof HTMLLabelElement && element.control !== null
    const block = !style.display.startsWith('inline') && style.display !== 'contents'
    if (block || element.matches('br')) flush()
    for (const part of partsOf(element)) walk(part, muted || labels || !(seen || style.display === 'contents'))
    if (block) flush()
  }
  if (document.visibilityState === 'hidden') return []
  const dialogs = [...document.querySelectorAll('dialog:modal, [aria-modal=true]')].filter(isSeen)
  walk(dialogs.at(-1) ?? document.body, false)
  flush()
  window.vidimus.seen = nodes
  return found
}
