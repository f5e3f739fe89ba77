Feature: The field
  Chip found, lost and found again at any byte, slow, one of two, and another one than before: ISO/IEC 14443. What was
  read before contact was lost is not used, since nobody knows which chip is found next; the printed code is not scanned
  again.

  @passport-inspection/field-lost
  Rule: A chip that is lost is read anew from the beginning

    @boundary
    Scenario Outline: Contact is lost after <commands> commands
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport but contact is lost after <commands> commands
      When Ada presses 'Aflæs chip'
      And Ada waits a moment
      And Ada moves the phone
      Then Ada's chip is read without another scan of the code

      Examples:
        | source                 | commands |
        | RF-01-tag-lost-mid-dg2 | 1        |
        | RF-01-tag-lost-mid-dg2 | 4        |
        | RF-01-tag-lost-mid-dg2 | 7        |
        | RF-01-tag-lost-mid-dg2 | 10       |
        | RF-01-tag-lost-mid-dg2 | 13       |
        | RF-01-tag-lost-mid-dg2 | 16       |

    @negative
    Scenario: A chip that is lost again and again at one place is given up
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport but contact is lost after 7 commands
      When Ada presses 'Aflæs chip'
      And Ada moves the phone 30 times, and contact is lost after 7 commands each time
      Then the app no longer waits for Ada to move the phone

    @boundary
    Scenario Outline: Contact is lost at byte <byte> over the air, in <what>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport but contact is lost at byte <byte> and found again by itself
      When Ada presses 'Aflæs chip'
      Then Ada's chip is read in one contact and without another scan of the code

      Examples:
        | source                 | byte  | what                               |
        | RF-01-tag-lost-mid-dg2 | 0     | the first command                  |
        | ISO/IEC 14443-4 §7     | 8     | the first answer                   |
        | RF-01-tag-lost-mid-dg2 | 400   | gaining access                     |
        | RF-01-tag-lost-mid-dg2 | 2500  | the first files under the new keys |
        | RF-01-tag-lost-mid-dg2 | 14000 | the portrait                       |

    @negative
    Scenario: What was read when contact was lost is no reason to refuse anything
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport but contact is lost after 16 commands
      When Ada presses 'Aflæs chip'
      And Ada waits a moment
      Then the result of "reading" is "aborted" for Ada
      When Ada moves the phone
      Then Ada's chip is read in one contact and without another scan of the code

    @boundary
    Scenario: Contact is lost again and again, each time somewhere else
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport but contact is lost 5 times, each at another byte, and found again
      When Ada presses 'Aflæs chip'
      Then Ada's chip is read in one contact and without another scan of the code

  @passport-inspection/field-bounded
  Rule: A chip that is lost at the same place each time is not tried for ever

    @negative
    Scenario Outline: Every contact is lost after <commands> commands
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport but every contact is lost after <commands> commands
      When Ada presses 'Aflæs chip'
      Then Ada's phone leaves the chip alone after a while

      Examples:
        | source                 | commands |
        | RF-01-tag-lost-mid-dg2 | 2        |
        | RF-01-tag-lost-mid-dg2 | 12       |

  @passport-inspection/field-other-chip
  Rule: Only the chip of the scanned document counts, whichever is found

    @negative
    Scenario: Another passport lies there, then the right one
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport that belongs to Bo
      When Ada presses 'Aflæs chip'
      And Ada waits a moment
      Then Ada does not come to "Scan your face"
      When only Ada's passport is left lying
      Then Ada's chip is read in one contact and without another scan of the code

    @boundary
    Scenario Outline: Two passports lie there, and the other one answers <turn>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport and on the one that belongs to Bo and answers "<turn>"
      When Ada presses 'Aflæs chip'
      And Ada waits a moment
      And only Ada's passport is left lying
      Then Ada's chip is read in one contact and without another scan of the code

      Examples:
        | source               | turn  |
        | ISO/IEC 14443-3 §6.5 | first |
        | ISO/IEC 14443-3 §6.5 | last  |

    @negative
    Scenario Outline: At byte <byte> another passport lies there
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport, swapped at byte <byte> over the air for the one that belongs to Bo
      When Ada presses 'Aflæs chip'
      And Ada waits a moment
      Then Ada does not come to "Scan your face"
      When only Ada's passport is left lying
      Then Ada's chip is read in one contact and without another scan of the code

      Examples:
        | source           | byte  |
        | Doc 9303-11 §4.2 | 300   |
        | Doc 9303-11 §4.2 | 14000 |

    @negative
    Scenario Outline: At byte <byte> the chip is one that opens with the same code, and <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport, swapped at byte <byte> over the air for one of which it is true that "<deviation>"
      When Ada presses 'Aflæs chip'
      And Ada waits a moment
      Then Ada does not come to "Scan your face"

      Examples:
        | source           | byte  | deviation                                                               |
        | Doc 9303-11 §5.1 | 300   | DG1 (and the page) got another personal number after DG1 was signed     |
        | Doc 9303-11 §5.1 | 3240  | the portrait in DG2 was changed after it was signed                     |
        | Doc 9303-11 §5.1 | 14000 | the chip opens with the printed code and holds somebody else's passport |

    @boundary
    Scenario Outline: A chip of which it is true that <deviation> is swapped for the right one at byte <byte>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on a passport of which it is true that "<deviation>" and which is swapped at byte <byte> over the air for the right one
      When Ada presses 'Aflæs chip'
      Then Ada's chip is read in one contact and without another scan of the code

      Examples:
        | source           | byte  | deviation                                                           |
        | Doc 9303-11 §5.1 | 3240  | DG1 (and the page) got another personal number after DG1 was signed |
        | Doc 9303-11 §5.1 | 14000 | the portrait in DG2 was changed after it was signed                 |

  @passport-inspection/field-slow
  Rule: A slow chip is read

    @boundary
    Scenario Outline: The chip takes <ms> ms for each answer
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport, whose chip takes <ms> ms for each answer
      When Ada presses 'Aflæs chip'
      Then Ada comes to "the chip is read"

      Examples:
        | source                          | ms  |
        | RF-02-slow-chip-default-timeout | 100 |
        | RF-02-slow-chip-default-timeout | 300 |

    @boundary
    Scenario Outline: The chip extends the waiting time to its longest before answer <answer>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport, whose chip extends the waiting time before answer <answer>
      When Ada presses 'Aflæs chip'
      Then Ada comes to "the chip is read"

      Examples:
        | source               | answer |
        | ISO/IEC 14443-4 §7.3 | 1      |
        | ISO/IEC 14443-4 §7.3 | 8      |
        | ISO/IEC 14443-4 §7.3 | 16     |
