Feature: The field
  Chip found, lost and found again, slow, and behind a cover: ISO/IEC 14443. What was read before contact was lost is not
  used; the printed code is not scanned again.

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
