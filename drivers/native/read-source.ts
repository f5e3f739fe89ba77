import type { Element, Role } from '../../contract/screen'

/** What an Appium driver says of a screen in its page source, one node an XML element; `path` finds it again. */
export type NativeElement = {
  readonly element: Element
  readonly accessibilityId: string | undefined
  readonly path: string
}

type Attributes = Readonly<Record<string, string>>
type Node = {
  readonly tag: string
  readonly attributes: Attributes
  readonly parent: Node | undefined
  readonly n: number
}

/** Names of the platform's own controls: Android's widgets (UiAutomator2) and XCUIElementTypes (XCUITest). */
const ROLE_OF: readonly [RegExp, Role][] = [
  [/(RadioButton|CheckedTextView)$/, 'option'],
  [/(CheckBox|Switch|ToggleButton|Toggle)$/, 'checkbox'],
  [/(EditText|TextField|TextView\.Editable|SearchField)$/, 'field'],
  [/Button$/, 'button'],
  [/Link$/, 'link'],
  [/(ProgressBar|ProgressIndicator|ActivityIndicator)$/, 'progress'],
  [/VideoView$/, 'video'],
  [/(ImageView|XCUIElementTypeImage)$/, 'picture'],
  [/(TextView|StaticText|view\.View)$/, 'text'],
]
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return decimal ? String.fromCodePoint(Number(decimal)) : (ENTITIES[name] ?? whole)
  })

/** Page sources hold everything in attributes, and nothing in text: elements are all there is to find. */
const nodesOf = (xml: string): Node[] => {
  const nodes: Node[] = []
  let parent: Node | undefined
  for (const [, closing, tag = '', inside = '', empty] of xml.matchAll(
    /<(\/)?([\w.$-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/)?>/g,
  )) {
    if (closing) {
      parent = parent?.parent
      continue
    }
    const attributes = Object.fromEntries(
      [...inside.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)]),
    )
    const node: Node = { tag, attributes, parent, n: nodes.length + 1 }
    nodes.push(node)
    if (!empty) parent = node
  }
  return nodes
}

const kindOf = ({ tag, attributes }: Node): string => attributes.class ?? attributes.type ?? tag
const accessibilityIdOf = ({ attributes }: Node): string | undefined =>
  attributes['content-desc'] || attributes.name || undefined
const isShown = ({ attributes }: Node): boolean => attributes.displayed !== 'false' && attributes.visible !== 'false'
const isHeading = ({ attributes }: Node): boolean =>
  attributes.heading === 'true' ||
  /header/i.test(attributes.traits ?? '') ||
  /NavigationBar$/.test(attributes.class ?? '')

const roleOf = (node: Node, named: Readonly<Partial<Record<Role, readonly string[]>>>): Role | undefined => {
  const id = accessibilityIdOf(node)
  const declared = Object.entries(named).find(([, ids]) => id !== undefined && ids?.includes(id))?.[0]
  if (declared) return declared as Role
  const role = ROLE_OF.find(([pattern]) => pattern.test(kindOf(node)))?.[1]
  if (role === 'text' && isHeading(node)) return 'title'
  return role === 'text' && node.attributes.clickable === 'true' ? 'button' : role
}

const isSecret = (node: Node): boolean => node.attributes.password === 'true' || /SecureTextField$/.test(kindOf(node))

/** A field's own text is its value; what it is called stands beside it. */
const elementOf = (node: Node, role: Role): Element => {
  const { attributes } = node
  const { text = '', label = '', hint = '', value = '' } = attributes
  const enabled = attributes.enabled !== 'false'
  if (role === 'field') {
    const stands = attributes.value ?? text
    const secret = isSecret(node) ? '•'.repeat(stands.length) : stands
    return { role, text: hint || label || accessibilityIdOf(node) || '', enabled, value: secret }
  }
  const checked = attributes.checked === 'true' || attributes.selected === 'true' || value === '1'
  const says = text || label || accessibilityIdOf(node) || ''
  return ['option', 'checkbox', 'step', 'arrows'].includes(role)
    ? { role, text: says, enabled, checked }
    : { role, text: says, enabled }
}

/**
 * The screen of a native app, from the page source of its Appium driver.
 * @param named role → accessibility ids, for what no platform has a control for: frame, arrows, step, check-mark
 */
export const readSource = (
  xml: string,
  named: Readonly<Partial<Record<Role, readonly string[]>>> = {},
): NativeElement[] =>
  nodesOf(xml).flatMap((node) => {
    const role = isShown(node) ? roleOf(node, named) : undefined
    const element = role && elementOf(node, role)
    if (!element || (element.text === '' && element.role !== 'progress' && element.role !== 'field')) return []
    return [{ element, accessibilityId: accessibilityIdOf(node), path: `(//*)[${node.n}]` }]
  })
