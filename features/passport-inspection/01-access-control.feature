Feature: Access to the chip
  The printed code opens the chip, with PACE where the chip offers it and else with BAC: Doc 9303-11 §4.2 to §4.4.
  Reader and chip prove to each other that they know the code.

  @passport-inspection/access-bac-or-pace
  Rule: A chip is opened with whichever of PACE and BAC it offers

    @happy
    Scenario Outline: The chip is opened with <access>
      Given Ada has a passport of "<state>" whose chip is opened with "<access>"
      Then Ada's passport is read
      And the result of "access-control" is "successful" for Ada

      Examples:
        | source                                             | state   | access       |
        | ISO7816_A_02                                       | Denmark | BAC only     |
        | ISO7816_G_01                                       | Denmark | PACE and BAC |
        | AC-02-pace-only-bac-6a88, AC-03-pace-only-bac-6985 | Denmark | PACE only    |

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                                | deviation                     |
        | ISO7816_A_01, AC-01-no-access-control | the chip is open to everybody |

  @passport-inspection/access-chip-proves-itself
  Rule: In BAC the chip proves that it knows the printed code

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "BAC only"
      Then Ada's passport is read

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "BAC only"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source       | deviation                                                   | check          |
        | ISO7816_B_01 | the chip proves itself in BAC with a wrong MAC              | access-control |
        | ISO7816_B_02 | the chip enciphers its answer in BAC wrongly                | access-control |
        | ISO7816_B_03 | the chip returns another challenge in BAC than it was given | access-control |

  @passport-inspection/access-right-code
  Rule: A chip that the printed code does not open is refused

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source           | deviation                                                               | check          |
        | Doc 9303-11 §4.2 | the chip is that of somebody else's passport                            | access-control |
        | Doc 9303-11 §5.1 | the chip opens with the printed code and holds somebody else's passport | same-document  |

  @passport-inspection/access-selection
  Rule: Chips answer the selection of the master file in several ways; the application must be there

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                      | deviation                                                   |
        | AP-01-select-mf-odd-status  | the master file is selected, and the answer is 6982 (NZL)   |
        | AP-01-select-mf-odd-status  | the master file is selected, and the answer is 6A81 (CHN)   |
        | AP-01-select-mf-odd-status  | the master file is selected, and the answer is 6A86 (AUS)   |
        | AP-01-select-mf-odd-status  | the master file is selected, and the answer is 6A87 (UKR)   |
        | AP-12-app-select-before-bac | going back to the master file after BAC is answered by 6882 |

    @boundary
    Scenario Outline: It is read in the end, although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read, if not at the first attempt

      Examples:
        | source                         | deviation                                                             |
        | AP-02-danish-cardaccess-select | the master file is selected by its identifier, and there is no answer |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source       | deviation                          | check   |
        | ISO7816_A_03 | the application cannot be selected | reading |

  @passport-inspection/access-no-downgrade
  Rule: A chip that can do PACE is not read with less because somebody conceals it

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source       | deviation                         |
        | ISO7816_G_05 | EF.CardAccess has further entries |

    @boundary
    Scenario Outline: It is read in the end, although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read, if not at the first attempt

      Examples:
        | source                    | deviation                                                  |
        | AC-08-pace-6300-last-step | PACE fails once in its last step, though the code is right |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source                     | deviation                                                                                  | check             |
        | Doc 9303-11 §5.1           | one bit of DG14 was changed after it was signed; it still offers what EF.CardAccess offers | dg14-hash         |
        | AC-09-pace-fails-bac-works | EF.CardAccess conceals PACE, which the signed DG14 names                                   | pace-not-withheld |
        | ISO7816_G_27               | EF.CardAccess states a length that is too great                                            | pace-not-withheld |
        | AC-09-pace-fails-bac-works | PACE fails in its last step, and BAC would open the chip                                   | access-control    |
