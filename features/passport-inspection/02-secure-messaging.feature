Feature: Secure messaging
  After BAC or PACE every command and every answer is protected: Doc 9303-11 §9.8. An answer that is not protected as it
  must be ends the session, and nothing of it is used.

  @passport-inspection/sm-mac
  Rule: An answer counts only with the right MAC

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source                        | deviation                                     | check   |
        | ISO7816_B_08                  | protected answers have a wrong MAC            | reading |
        | ISO7816_B_05                  | protected answers have no MAC                 | reading |
        | SM-03-mac-mismatch-last-frame | only the last frame of a file has a wrong MAC | reading |

  @passport-inspection/sm-cryptogram
  Rule: The cryptogram must be there and decipher

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source               | deviation                                                               | check   |
        | ISO7816_B_06         | protected answers have no cryptogram                                    | reading |
        | ISO7816_B_09         | the cryptogram of protected answers is wrong, and the MAC right over it | reading |
        | ISO/IEC 7816-4 §10.2 | protected answers have their data in clear, under the MAC               | reading |

  @passport-inspection/sm-status
  Rule: The status word must be protected: data object 99 with two bytes

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source                                    | deviation                                  | check   |
        | ISO7816_B_07, SM-05-do99-missing-or-short | protected answers have no protected status | reading |
        | SM-05-do99-missing-or-short               | the protected status is empty              | reading |
        | SM-05-do99-missing-or-short               | the protected status is one byte           | reading |

  @passport-inspection/sm-no-clear-answer
  Rule: Nothing in clear is taken inside secure messaging

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source                         | deviation                                         | check   |
        | SM-04-plain-response-inside-sm | the chip answers in clear inside secure messaging | reading |

  @passport-inspection/sm-lost-session
  Rule: A session that is lost is begun anew, within bounds

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

    @boundary
    Scenario Outline: It is read in the end, although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read, if not at the first attempt

      Examples:
        | source               | deviation                                            |
        | SM-01-6988-after-bac | the chip loses its keys once, after the first access |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source             | deviation                                                             | check   |
        | ISO7816_B_04       | the chip ends every session while it is read                          | reading |
        | Doc 9303-11 §9.8.3 | the chip ends the session while it is read, and then answers in clear | reading |
