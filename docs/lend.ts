// Lends a phone that lies on a passport, and the services, to a server that is called by hand, as in exchange.md:
//   npx node --require ts-node/register docs/lend.ts 40000
import { createIssuingState } from '../certs/issuing-state'
import { GATEWAY_PATH } from '../contract/wire'
import { createClock } from '../core/clock'
import { blindWitness } from '../core/evidence'
import { createRandom } from '../core/random'
import { serveGateway } from '../drivers/gateway-server'
import { listenOnLoopback } from '../drivers/loopback-server'
import { answerWith } from '../drivers/services-server'
import { createMedium } from '../simulators/bluetooth/medium'
import { faceOf, portraitJpeg } from '../simulators/face/face'
import { issuePassport } from '../simulators/passport/passport'
import { createGateway } from '../simulators/phone/gateway'
import { COMMON_PHONE, createPhone } from '../simulators/phone/phone'
import { createServices } from '../simulators/services/services'

/** The time at which the exchange takes place; nothing moves it on. */
export const NOW = Date.UTC(2026, 10, 22, 9)

const aPassport = () => {
  const random = createRandom('exchange')
  return issuePassport({
    person: { surname: 'Testesen', givenNames: 'Ada', birthDate: '1990-02-14', sex: 'F' },
    documentNumber: '200000001',
    issuedOn: '2023-06-02',
    expiresOn: '2033-06-02',
    issuer: createIssuingState('denmark', random, NOW),
    portraitJpeg: portraitJpeg(faceOf(random.fork('face'))),
    access: { bac: true, pace: [] },
    random,
    witness: blindWitness,
  })
}

/** The phone "phone-1" on a passport, and the institutions. */
export const surroundings = () => {
  const clock = createClock(NOW)
  const random = createRandom('exchange')
  const witness = blindWitness
  const medium = createMedium({ clock, witness })
  const phone = createPhone({ id: 'phone-1', description: COMMON_PHONE, clock, random, witness, medium })
  const { chip } = aPassport()
  if (chip) phone.nfc.place(chip)
  const trustList = { cscaCertificates: [], linkCertificates: [], revocationLists: [] }
  const services = createServices({ clock, witness, random, trustList })
  return { phone, services, gateway: createGateway(new Map([[phone.id, phone]])) }
}

/** @param port any free one by default. Rejects with SetupFault when it cannot be had. */
export const lend = async (port?: number) => {
  const { services, gateway } = surroundings()
  const lent = await listenOnLoopback(port)
  lent.server.on('request', answerWith(services.handlers(lent.url), lent.url))
  const devices = serveGateway(lent.server, gateway, services.token)
  const close = () => {
    devices.close()
    return lent.close()
  }
  return { token: services.token, services: lent.url, gateway: `ws://127.0.0.1:${lent.port}${GATEWAY_PATH}`, close }
}

const serve = async () => {
  const { services, token } = await lend(Number(process.argv[2] ?? 40000))
  process.stdout.write(`lent at ${services}; where you type: TOKEN=${token}\n`)
}
if (require.main === module) void serve()
