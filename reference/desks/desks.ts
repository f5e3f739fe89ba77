import type { Where } from '../../contract/implementation'
import type { Alterations } from '../alteration'
import type { AllRules } from '../rules/rules'
import type { Desks } from '../server/desks'
import type { Form } from '../website/form'
import { openCitizenService } from './citizen-service'
import { openSupport } from './support'

type DeskPlace = Extract<Where, { desk: string }>
type Given = { desks: Desks; rules: AllRules; alterations: Alterations }

/** The desks as somebody meets them; appointments are kept by who is there. */
export const createDeskSurfaces = (given: () => Given): { open(place: DeskPlace): Form; close(): void } => {
  const appointments = new Set<string>()
  return {
    open: ({ desk, by, person: visitor = '', language }) => {
      if (desk === 'support') return openSupport({ ...given(), by: by ?? 'phone', language })
      return openCitizenService({ ...given(), by: by ?? 'visit', language, appointments, visitor })
    },
    close: () => appointments.clear(),
  }
}
