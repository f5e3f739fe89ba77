import { rule } from './rule'

/** Decisions on what is left of a reading when the chip leaves the field: quirk RF-01, BSI TR-03135-1 §5.8. */
export const contactRules = {
  /**
   * May what was read of a file, wholly or in part, be used once contact was lost? Nobody knows whether it is the same
   * chip that is found again. @param fileId two bytes @param read bytes of it @param of its length in bytes
   */
  outlivesContact: rule(
    ['passport-inspection/field-lost', 'passport-inspection/field-other-chip'],
    (_fileId: number, _read: number, _of: number): boolean => false,
  ),

  /** Has a file been read to its end? @param announced by the length of the data object that it is */
  fileIsWhole: rule(
    ['passport-inspection/field-lost'],
    (read: number, announced: number): boolean => read >= announced,
  ),
}
export type ContactRules = typeof contactRules
