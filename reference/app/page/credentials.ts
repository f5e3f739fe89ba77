/** The page's side of `credentials.create` and `credentials.get`: the browser asks the key, and the person touches it. */
type Ask = { options: never }

const NAMES = ['NotAllowedError', 'InvalidStateError', 'NotSupportedError', 'SecurityError']

const made = async (asking: Promise<Credential | null>): Promise<object> => {
  try {
    return { made: true, credential: ((await asking) as PublicKeyCredential).toJSON() }
  } catch (thrown) {
    const name = thrown instanceof DOMException ? thrown.name : ''
    return { made: false, error: NAMES.includes(name) ? name : 'NotAllowedError' }
  }
}

/** Undefined for what is asked of something else. */
export const askKey = (call: string, { options }: Ask): Promise<object> | undefined => {
  const { credentials } = navigator
  if (call === 'credentials.create')
    return made(credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }))
  if (call === 'credentials.get')
    return made(credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }))
  return undefined
}
