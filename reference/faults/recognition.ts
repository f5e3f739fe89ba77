import type { FaceObservation } from '../recognition/face'
import type { PrintedCode } from '../recognition/printed-code'
import { recognitionRules } from '../rules/recognition'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(recognitionRules)

const LINES = ['P<DNKSPECIMEN<<AGNES<MARIE<<<<<<<<<<<<<<<<<<', 'D000000006DNK8501017F3401012<<<<<<<<<<<<<<02'] as const
const IDENTITY_CARD = [`I${LINES[0].slice(1)}`, LINES[1]] as const
const CREW_CERTIFICATE = [`AC${LINES[0].slice(2)}`, LINES[1]] as const
const AT_12_CM = 0.73
const code: PrintedCode = { seen: 'code', lines: LINES, aligned: true, widthShare: AT_12_CM }
const blurred: PrintedCode = { ...code, seen: 'unreadable' }
const tooHigh: PrintedCode = { ...code, seen: 'not-in-field', aligned: false }

const framed: FaceObservation = { present: true, distance: 'right', inFrame: true, light: 'good', eyesCovered: false }
const near: FaceObservation = { ...framed, distance: 'near' }
const far: FaceObservation = { ...framed, distance: 'far' }
const aside: FaceObservation = { ...framed, inFrame: false }
const dim: FaceObservation = { ...framed, light: 'poor' }
const withGlasses: FaceObservation = { ...framed, eyesCovered: true }

const codeFaults: RuleFault[] = [
  fault('looks-for-the-code-in-the-upper-field', 'fieldOfTheCode', {
    faulty: () => ({ top: 0, bottom: 0.35 }),
    differsFor: [],
    clauses: ['get-mitid/3.1.3a2'],
  }),
  fault('scans-the-code-only-upright', 'orientationIsScanned', {
    faulty: (view) => view.height > view.width,
    differsFor: [{ width: 1280, height: 720 }],
  }),
  fault('scans-the-code-only-from-closer', 'distanceIsScanned', {
    faulty: (widthShare) => widthShare >= 0.85,
    differsFor: [AT_12_CM],
  }),
  fault('scans-the-code-only-from-further-away', 'distanceIsScanned', {
    faulty: (widthShare) => widthShare <= 0.6,
    differsFor: [AT_12_CM],
  }),
  fault('arrows-match-anywhere', 'arrowsMatch', { faulty: () => true, differsFor: [tooHigh] }),
  fault('arrows-never-match', 'arrowsMatch', { faulty: () => false, differsFor: [code] }),
  fault('arrows-match-the-wrong-way-round', 'arrowsMatch', {
    faulty: (reading) => !reading.aligned,
    differsFor: [code],
  }),
  fault('takes-a-smeared-code', 'codeIsUsable', {
    faulty: (reading) => reading.lines !== undefined,
    differsFor: [blurred],
    clauses: ['get-mitid/3.1.7b2', 'get-mitid/3.1.8c1'],
  }),
  fault('takes-any-document-for-a-passport', 'documentIsTaken', {
    faulty: () => true,
    differsFor: [IDENTITY_CARD, ['passport']],
  }),
  fault('takes-the-certificate-of-a-crew-member-for-a-passport', 'documentIsTaken', {
    faulty: (lines, kinds) => lines[0].startsWith('AC') || recognitionRules.documentIsTaken(lines, kinds),
    differsFor: [CREW_CERTIFICATE, ['passport']],
  }),
  fault('captures-the-code-outside-its-field', 'codeIsCaptured', {
    faulty: (reading) => reading.lines !== undefined,
    differsFor: [tooHigh],
  }),
]

const faceFaults: RuleFault[] = [
  fault('accepts-a-face-outside-the-frame', 'faceFitsFrame', {
    faulty: (face) => face.present,
    differsFor: [aside],
  }),
  fault('ready-with-the-face-too-near', 'faceIsReady', {
    faulty: (face) => face.present && face.distance !== 'far',
    differsFor: [near],
    clauses: ['get-mitid/3.3-ready-disabled', 'get-mitid/3.3-ready-blue-2'],
  }),
  fault('ready-with-the-face-too-far-away', 'faceIsReady', {
    faulty: (face) => face.present && face.distance !== 'near',
    differsFor: [far],
    clauses: ['get-mitid/3.3-ready-disabled', 'get-mitid/3.3-ready-blue-2'],
  }),
  fault('ready-from-the-start', 'faceIsReady', {
    faulty: () => true,
    differsFor: [near],
    clauses: ['get-mitid/3.3-ready-disabled', 'get-mitid/3.3-ready-blue-2'],
  }),
  fault('never-ready', 'faceIsReady', {
    faulty: () => false,
    differsFor: [framed],
    clauses: ['get-mitid/3.3-ready-blue-2', 'get-mitid/3.3-ready-blue-3'],
  }),
  fault('asks-to-move-closer-while-too-near', 'guidance', {
    faulty: (face) => (face.distance === 'near' ? 'move-closer' : recognitionRules.guidance(face)),
    differsFor: [near],
    clauses: ['get-mitid/3.3-guidance-distance'],
  }),
  fault('asks-to-move-away-while-too-far-away', 'guidance', {
    faulty: (face) => (face.distance === 'far' ? 'move-away' : recognitionRules.guidance(face)),
    differsFor: [far],
    clauses: ['get-mitid/3.3-guidance-distance'],
  }),
  fault('sends-the-face-the-wrong-way', 'guidance', {
    faulty: (face) => {
      const told = recognitionRules.guidance(face)
      const opposite = { 'move-away': 'move-closer', 'move-closer': 'move-away' } as const
      return told === 'move-away' || told === 'move-closer' ? opposite[told] : told
    },
    differsFor: [near],
    clauses: ['get-mitid/3.3-guidance-distance'],
  }),
  fault('gives-one-instruction-whatever-it-sees', 'guidance', {
    faulty: () => 'press-ready',
    differsFor: [near],
    clauses: ['get-mitid/3.3-guidance-distance'],
  }),
  fault('no-light-is-good-enough', 'faceQualityEnough', {
    faulty: () => false,
    differsFor: [framed],
  }),
  fault('keeps-seeing-poor-light', 'faceQualityEnough', {
    faulty: (face) => face.light === 'poor' && !face.eyesCovered,
    differsFor: [dim],
    clauses: ['get-mitid/3.3-tip-light-2'],
  }),
  fault('keeps-seeing-glasses', 'faceQualityEnough', {
    faulty: (face) => face.eyesCovered && face.light === 'good',
    differsFor: [withGlasses],
    clauses: ['get-mitid/3.3-tip-glasses-2'],
  }),
  fault('accepts-any-face', 'faceMatches', {
    faulty: () => true,
    differsFor: [0],
    clauses: ['get-mitid/3.3.4b2'],
  }),
  fault('rejects-the-holder', 'faceMatches', {
    faulty: () => false,
    differsFor: [1],
    clauses: ['get-mitid/3.3.4b1'],
  }),
  fault('matches-only-strangers', 'faceMatches', {
    faulty: (similarity) => !recognitionRules.faceMatches(similarity),
    differsFor: [1],
  }),
]

/** The reference's decisions on what the cameras show, each broken in the ways the guide's clauses must notice. */
export const recognitionFaults: readonly RuleFault[] = [...codeFaults, ...faceFaults]
