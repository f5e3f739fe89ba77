/** The app's page in a browser: draws what the back end says is on the screen, sends what the person does. */
import { render } from 'preact'
import type { Action, Element } from '../../../contract/screen'
import { createCamera } from './camera'
import { askKey } from './credentials'

export type View = {
  elements: Element[]
  feedback: string[]
  /** What was just said to the person, and the labels of the fields that hide what is typed. */
  said?: string
  secrets: string[]
  language: string
}

const root = document.getElementById('app') as HTMLElement
const { session = '' } = root.dataset
const at = (path: string) => `/sessions/${session}/${path}`

let queue: Promise<unknown> = Promise.resolve()
/** One act after the other, in the order in which the person did them. */
const act = (action: Action): void => {
  queue = queue.then(async () => {
    const response = await fetch(at('acts'), { method: 'POST', body: JSON.stringify(action), keepalive: true })
    if (response.ok) show((await response.json()) as View)
  })
}

const Camera = () => <video class="camera" autoplay muted playsInline ref={camera.watch} />

/** What the app took or threw away shows; what is being typed, and what is hidden, is left alone. */
const keepInStep = (input: HTMLInputElement | null, secret: boolean, value: string): void => {
  if (!input || document.activeElement === input || (secret && value !== '')) return
  input.value = value
}

const Field = ({ text, enabled, value }: Element, secret: boolean) => (
  <label key={text}>
    {text}
    <input
      type={secret ? 'password' : 'text'}
      autocomplete="off"
      disabled={!enabled}
      ref={(input) => keepInStep(input, secret, value ?? '')}
      onChange={({ currentTarget }) => act({ do: 'enter', field: text, value: currentTarget.value })}
    />
  </label>
)

const Choice = ({ text, enabled, checked }: Element, onChange: () => void, type: 'radio' | 'checkbox') => (
  <label key={text} class="choice">
    <input
      type={type}
      name="choice"
      ref={(input) => {
        if (input) input.checked = checked ?? false
      }}
      disabled={!enabled}
      onChange={onChange}
    />
    {text}
  </label>
)

const Step = ({ text, checked }: Element) => (
  <li key={text}>
    <label>
      <input type="checkbox" checked={checked ?? false} disabled />
      {text}
    </label>
  </li>
)

/** One element as ordinary HTML: what it is can be told from the tag, what it is called from its name. */
const Shown = (element: Element, { said, secrets }: View) => {
  const { role, text, enabled, checked, colour = '', picture } = element
  switch (role) {
    case 'title':
      return <h1>{text}</h1>
    case 'text':
      return <p role={text === said ? 'alert' : undefined}>{text}</p>
    case 'button':
      return (
        <button type="button" class={colour} disabled={!enabled} onClick={() => act({ do: 'press', text })}>
          {text}
        </button>
      )
    case 'link':
      return (
        // biome-ignore lint/a11y/useSemanticElements: it leads to another screen, not to an address
        <button type="button" role="link" class="link" onClick={() => act({ do: 'press', text })}>
          {text}
        </button>
      )
    case 'option':
      return Choice(element, () => act({ do: 'choose', option: text }), 'radio')
    case 'checkbox':
      return Choice(element, () => act({ do: 'tick', checkbox: text }), 'checkbox')
    case 'field':
      return Field(element, secrets.includes(text))
    case 'picture':
      return <img alt={text} src={`data:image/png;base64,${picture ?? ''}`} />
    case 'video':
      return (
        <video class="film" controls aria-label={text}>
          <track kind="captions" src="data:text/vtt,WEBVTT" />
        </video>
      )
    case 'frame':
      return <div role="img" class={`frame ${colour}`} aria-label={text} />
    case 'arrows':
      return (
        <label class="arrows">
          <input type="checkbox" checked={checked ?? false} disabled />
          {text}
        </label>
      )
    case 'check-mark':
      return (
        <div role="img" class="mark" aria-label={text}>
          ✓
        </div>
      )
    case 'progress':
      return (
        <label class="progress">
          {text}
          <progress />
        </label>
      )
    case 'step':
      return Step(element)
  }
}

type Group = { kind: 'view' | 'steps' | 'plain'; elements: Element[] }
const KINDS: Partial<Record<Element['role'], Group['kind']>> = { frame: 'view', arrows: 'view', step: 'steps' }

/** What belongs together stays together: the marks on the camera's view, the steps of an overview. */
const groupsOf = (elements: readonly Element[]): Group[] =>
  elements.reduce<Group[]>((groups, element) => {
    const kind = KINDS[element.role] ?? 'plain'
    const last = groups.at(-1)
    if (last?.kind === kind) last.elements.push(element)
    else groups.push({ kind, elements: [element] })
    return groups
  }, [])

/** Fields begin anew on each screen; where the screen stays, so does what is being typed. */
const Phone = ({ view }: { view: View }) => (
  <main key={view.elements[0]?.text} aria-live="polite">
    {groupsOf(view.elements).map(({ kind, elements }) => {
      const shown = elements.map((element) => Shown(element, view))
      if (kind === 'steps') return <ol>{shown}</ol>
      return kind === 'plain' ? (
        shown
      ) : (
        <div class="view">
          <Camera />
          {shown}
        </div>
      )
    })}
  </main>
)

const show = (view: View): void => {
  document.documentElement.lang = view.language
  if (view.feedback.includes('vibration')) navigator.vibrate?.(200)
  render(<Phone view={view} />, root)
}

const camera = createCamera()
const events = new EventSource(at('events'))
events.addEventListener('view', ({ data }) => show(JSON.parse(data) as View))
events.addEventListener('hardware', async ({ data }) => {
  const { id, call, ask } = JSON.parse(data) as {
    id: number
    call: string
    ask: { camera?: 'rear' | 'front'; options: never }
  }
  const answered = await (askKey(call, ask) ?? camera.answer(call, ask))
  const size = answered instanceof ImageData ? `?width=${answered.width}&height=${answered.height}` : ''
  // As a blob: a plain buffer would be copied to whoever listens to the network, which holds the page up.
  const body = answered instanceof ImageData ? new Blob([answered.data]) : JSON.stringify(answered)
  await fetch(`${at(`hardware/${id}`)}${size}`, { method: 'POST', body })
})

document.addEventListener('visibilitychange', () => act({ do: document.hidden ? 'switch-app' : 'return' }))
// The system's way back is the app's way back: one entry of the history is always there to be left.
history.pushState(null, '')
addEventListener('popstate', () => {
  history.pushState(null, '')
  act({ do: 'back' })
})
