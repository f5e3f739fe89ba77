import { button, checkbox, field, frame, next, picture, type ScreenDefinition, text, title } from '../control'
import { beginQrScan, qrIsValid, showQr } from '../pairing'

const clause = (...ids: string[]) => ids.map((id) => `get-mitid/${id}`)

export const qrIntroScreen: ScreenDefinition = {
  name: 'qr-intro',
  back: 'choose',
  controls: {
    title: title((words) => words.qrIntroTitle, { missing: clause('5.2.2'), reworded: clause('5.2.2') }),
    text: text((words) => words.qrIntroText),
    show: button((words) => words.showQr, showQr, {
      missing: clause('5.2.3'),
      dead: clause('5.2.3', '5.2.5a'),
      reworded: clause('5.2.3'),
    }),
  },
}

export const qrShownScreen: ScreenDefinition = {
  name: 'qr-shown',
  back: 'qr-intro',
  controls: {
    title: title((words) => words.qrShownTitle),
    code: picture((words) => words.qrCode, {
      when: qrIsValid,
      picture: (app) => app.state.shown?.picture,
      missing: clause('5.2.3', '5.2.5a'),
    }),
    text: text((words, app) => (qrIsValid(app) ? words.qrShownText : words.qrExpired)),
    again: button((words) => words.showQr, showQr, { when: (app) => !qrIsValid(app) }),
  },
}

export const copyIntroScreen: ScreenDefinition = {
  name: 'copy-intro',
  back: 'method',
  controls: {
    title: title((words) => words.copyIntroTitle),
    text: text((words) => words.copyIntroText),
    shown: checkbox((words) => words.qrShownField, {
      missing: clause('5.2.9a'),
      dead: clause('5.2.9a'),
      reworded: clause('5.2.9a'),
    }),
    scan: button((words) => words.scanQr, beginQrScan, {
      enabled: (app) => app.rules.qrScanIsOffered(app.state.marked.includes('copy-intro shown')),
      missing: clause('5.2.8', '5.2.9a'),
      dead: clause('5.2.9a', '5.2.11a'),
      reworded: clause('5.2.8', '5.2.9a'),
    }),
  },
}

export const copyViewScreen: ScreenDefinition = {
  name: 'copy-view',
  holds: 'camera.close',
  back: 'copy-intro',
  controls: { frame: frame((words) => words.qrFrame), hint: text((words) => words.qrHint) },
}

export const copyUserIdScreen: ScreenDefinition = {
  name: 'copy-user-id',
  controls: {
    title: title((words) => words.copyUserIdTitle),
    field: field((words) => words.userIdField, { missing: clause('5.2.12a') }),
    next: next(
      async (app) => {
        if (await app.state.copy?.confirm(app.state.entries.field ?? '')) return app.show('temporary-pin')
        return app.say(app.words.copyUserIdWrong)
      },
      { missing: clause('5.2.12a'), dead: clause('5.2.12a', '5.2.13a1'), reworded: clause('5.2.12a') },
    ),
  },
}
