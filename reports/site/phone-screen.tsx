import { type Element, type Screen, screenSchema } from '../../contract/screen'

/** Where a picture is kept: given base64 and an ending, the address from the page. */
export type Pictures = (base64: string, ending: 'png' | 'jpg' | 'wav') => string

const TINTS = ['blue', 'grey', 'gray', 'green', 'red']
const tintOf = ({ colour }: Element): string => (colour !== undefined && TINTS.includes(colour) ? `tint-${colour}` : '')

type Given = { element: Element; pictures: Pictures }

const Control = ({ element, pictures }: Given) => {
  const { role, text, enabled, checked, value, picture } = element
  const tint = tintOf(element)
  switch (role) {
    case 'title':
      return <p class="title">{text}</p>
    case 'button':
      return <p class={`button ${enabled ? tint : 'off'}`}>{text}</p>
    case 'option':
      return (
        <p class={`row ${tint}`}>
          <span>{checked ? '◉' : '○'}</span>
          <span>{text}</span>
        </p>
      )
    case 'checkbox':
    case 'step':
      return (
        <p class={`row ${tint}`}>
          <span>{checked ? '☑' : '☐'}</span>
          <span>{text}</span>
        </p>
      )
    case 'field':
      return (
        <p class="field">
          {text}
          <span>{value ?? ''}</span>
        </p>
      )
    case 'link':
      return <p class="link">{text}</p>
    case 'picture':
      return picture === undefined ? (
        <p class="pane">{text || 'picture'}</p>
      ) : (
        <img src={pictures(picture, 'png')} alt={text} />
      )
    case 'video':
      return <p class="video">▶ {text}</p>
    case 'frame':
      return <p class={`pane ${tint}`}>{text || 'frame'}</p>
    case 'arrows':
      return (
        <p class={`row ${tint}`}>
          {checked ? '▸◂' : '▸ ◂'} {text || (checked ? 'arrows match' : 'arrows')}
        </p>
      )
    case 'check-mark':
      return (
        <p class="mark">
          ✓<span class="small"> {text}</span>
        </p>
      )
    case 'progress':
      return (
        <>
          <p class="progress" />
          {text ? <p>{text}</p> : null}
        </>
      )
    default:
      return <p class={tint}>{text}</p>
  }
}

const FELT: Record<Screen['feedback'][number], string> = {
  vibration: 'the device vibrates',
  tick: 'a tick',
  sound: 'a sound',
}

/** A screen as it was reported, drawn in our own hand: roles, texts and colours, not the look of the implementation. */
export const PhoneScreen = ({ screen, pictures }: { screen: unknown; pictures: Pictures }) => {
  const parsed = screenSchema.safeParse(screen)
  if (!parsed.success) return <pre>{JSON.stringify(screen)?.slice(0, 600) ?? ''}</pre>
  const { elements, feedback } = parsed.data
  return (
    <>
      <div class="phone">
        {elements.map((element, index) => (
          <Control key={index} element={element} pictures={pictures} />
        ))}
      </div>
      {feedback.length > 0 ? <p class="felt">{feedback.map((felt) => FELT[felt]).join(', ')}</p> : null}
    </>
  )
}
