import { mrzFormat } from '../../emrtd/mrz-layout'
import { type FacePose, faceScene, type PagePose, pageScene } from '../../simulators/camera/camera'
import { createRoll } from '../../simulators/camera/roll'
import { cardFront, coverPage, type Page } from '../../simulators/page/page'
import type { Passport } from '../../simulators/passport/passport'
import { shownOnPage } from './passport-office'
import type { Person } from './person'

/** As the guide says: horizontally, at about 12 cm, the code in the lowest field, held still. */
export const GUIDE_POSE: PagePose = { orientation: 'landscape', distanceCm: 12, codeInField: true, still: true }
/** As the guide says: the face fits into the frame. */
export const FRAMED_POSE: FacePose = { distance: 'right', inFrame: true, light: 'good', glasses: false }

/** What the story puts before a camera. */
export type CameraView =
  | { camera: 'rear'; pose: Partial<PagePose>; page?: 'another' }
  | { camera: 'front'; pose: Partial<FacePose>; dark?: true }

/** For the invariants: whose page, chip or face is before the device from now on. */
const arranges = ({ scene, phone }: Person, what: 'page' | 'chip' | 'face', whose: string): void =>
  scene.witness.saw('arranged', { device: phone.id, what, whose }, 'simulated')
const documentOf = ({ passport, name, who }: Person): string => `${passport.documentNumber} of ${name}${who}`

export const showsCamera = (person: Person, view: CameraView): void => {
  if (view.camera === 'rear') holdsPage(person, view.pose, view.page === 'another')
  else if (view.dark) sitsInTheDark(person)
  else holdsFace(person, view.pose)
}

/** The passport of somebody else lies on the table: both its page and its chip. */
export const showsPassportOf = (person: Person, owner: Person): void => {
  person.arranged.page = true
  const scene = () => createRoll(pageScene(owner.page, GUIDE_POSE, owner.random.fork('page scene')))
  person.phone.rearCamera.pointAt(owner.recall('page of another', scene, shownOnPage(owner)).play())
  arranges(person, 'page', documentOf(owner))
  laysPhoneOn(person, owner.passport)
}

const sideWithoutCode = ({ print }: Page): Page =>
  print && mrzFormat(print.lines) === 'TD1' ? cardFront(print) : coverPage()

const holdsPage = (person: Person, pose: Partial<PagePose>, another = false): void => {
  person.arranged.page = true
  const how = { ...GUIDE_POSE, ...pose }
  const roll = person.recall(
    `page scene ${another} ${JSON.stringify(how)}`,
    () =>
      createRoll(
        pageScene(another ? sideWithoutCode(person.page) : person.page, how, person.random.fork('page scene')),
      ),
    shownOnPage(person),
  )
  person.phone.rearCamera.pointAt(roll.play())
  arranges(person, 'page', documentOf(person))
}

export const holdsFace = (person: Person, pose: Partial<FacePose> = {}, whose: Person = person): void => {
  person.arranged.face = true
  const how = { ...FRAMED_POSE, ...pose }
  const roll = person.recall(
    `face scene ${whose.name}${whose.who} ${JSON.stringify(how)}`,
    () => createRoll(faceScene(whose.face, how, person.random.fork('face scene'))),
    whose.looks,
  )
  person.phone.frontCamera.pointAt(roll.play())
  arranges(person, 'face', `${whose.name}${whose.who}`)
}

const sitsInTheDark = (person: Person): void => {
  person.arranged.face = true
  person.phone.frontCamera.lower()
}

export const laysPhoneOn = (person: Person, passport: Passport): void => {
  person.arranged.chip = true
  person.phone.nfc.remove()
  if (passport.chip) person.phone.nfc.place(passport.chip)
  arranges(person, 'chip', passport.documentNumber)
}

export const laysPassportAway = (person: Person): void => {
  person.arranged.chip = true
  person.phone.nfc.remove()
}

/** The guide's way, unless the story has arranged something else. */
export const holdsPageAsGuided = (person: Person): void => {
  if (!person.arranged.page) showsCamera(person, { camera: 'rear', pose: {} })
}
export const laysPhoneAsGuided = (person: Person): void => {
  if (!person.arranged.chip) laysPhoneOn(person, person.passport)
}
export const holdsFaceAsGuided = (person: Person): void => {
  if (!person.arranged.face) holdsFace(person)
}
