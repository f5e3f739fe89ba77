Feature: The machine-readable zone
  The printed code, and the same in DG1: Doc 9303-3 §4.9, Doc 9303-4 §4.2.2. Where not said otherwise page, DG1 and access
  keys have it alike, and DG1 is rightly signed.

  @passport-inspection/mrz-check-digits
  Rule: All five check digits must be right, and they decide what is a letter and what a digit

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source          | deviation                                                                                             | check        |
        | Doc 9303-3 §4.9 | the composite check digit on the page is wrong                                                        | check-digits |
        | LDS_B_23        | the composite check digit is wrong on the page and in the signed DG1 alike                            | check-digits |
        | LDS_B_13        | the check digit of the document number is wrong on the page, in the signed DG1 and in the access keys | check-digits |
        | LDS_B_17        | the check digit of the birth date is wrong, in DG1 as on the page                                     | check-digits |
        | LDS_B_21        | the check digit of the expiry date is wrong, in DG1 as on the page                                    | check-digits |
        | LDS_B_22        | the check digit of the optional data is wrong, in DG1 as on the page                                  | check-digits |

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                         | deviation                                         |
        | MR-04-genuine-letter-o         | the document number holds the letter O, and zeros |
        | MR-12-two-letter-document-type | the code begins with PP                           |

    @boundary
    Scenario Outline: A card is read although <deviation>
      Given Ada is from abroad and has a P code
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                | deviation                                                                           |
        | MR-02-td1-long-number | the document number has fifteen places, of which TD1 shows six in the optional data |

  @passport-inspection/mrz-names
  Rule: A holder is found by the names that the zone has letters and room for

    @boundary
    Scenario Outline: <who>
      Given Ada has the surname "<surname>" and the given names "<given names>"
      And Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

      Examples:
        | source                         | who                                    | surname                               | given names                                    |
        | MR-07-single-name, LDS_B_03    | Somebody has one name only             | Arkfreith                             |                                                |
        | MR-08-truncated-name, LDS_B_02 | The given names are cut off            | Nielsen                               | Anne Margrethe Christiane Josephine Wilhelmine |
        | MR-08-truncated-name           | The surname leaves room for one letter | Nilavadhanananda Westergaard Thomasen | Chayapa Dejthamrong                            |
        | MR-14-transliteration          | The zone has no letters for Æ, Ø and Å | Sørensen Bæk                          | Åse                                            |

  @passport-inspection/mrz-unknown-dates
  Rule: What is not known of a date of birth is fillers, and the chip opens with the code as it is printed

    @boundary
    Scenario Outline: The chip opens and is read to the end, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      And Ada has reached "Read chip"
      And Ada lays the phone on the passport
      When Ada presses 'Aflæs chip'
      And Ada waits a moment
      Then the app has read personal data, portrait and signature in the chip
      And the result of "check-digits" is "successful" for Ada
      And the result of "dg1-hash" is "successful" for Ada

      Examples:
        | source                                | deviation                             |
        | LDS_B_25, MR-09-incomplete-birth-date | the day of birth is not known         |
        | LDS_B_26                              | the month of birth is not known       |
        | LDS_B_27                              | the year of birth is not known        |
        | LDS_B_28, MR-09-incomplete-birth-date | nothing is known of the date of birth |

  @passport-inspection/mrz-optional-data
  Rule: Without optional data their check digit may be 0 or a filler

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                                    | deviation                                                     |
        | LDS_B_04, MR-05-optional-data-check-digit | there are no optional data, and their check digit is 0        |
        | MR-05-optional-data-check-digit           | there are no optional data, and their check digit is a filler |
        | LDS_B_01                                  | the optional data are a number of fourteen places             |
        | MR-13-optional-data-leading-filler        | the optional data begin with a filler                         |

  @passport-inspection/mrz-same-document
  Rule: DG1 and the printed code are the same lines

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
        | source             | deviation                                                                     | check         |
        | LDS_B_11           | the name in DG1 differs from the page by a letter                             | same-document |
        | LDS_B_12           | the document number in DG1 is another than on the page, with its check digits | same-document |
        | Doc 9303-10 §4.7.1 | the sex in DG1 is another than on the page                                    | same-document |

  @passport-inspection/mrz-expiry
  Rule: An expired document is refused

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

    @boundary
    Scenario: On the day of expiry it is read
      Given Ada has a passport that expires "today"
      Then Ada's passport is read

    @boundary
    Scenario: On the day after it is refused
      Given Ada has a passport that expires "yesterday"
      Then Ada's passport is refused
      And Ada's passport fails at "not-expired"

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source          | deviation                                                       | check       |
        | Doc 9303-3 §4.8 | the passport has expired                                        | not-expired |
        | LDS_B_19        | the expiry date holds letters, with its check digit             | not-expired |
        | LDS_B_20        | the expiry date is no day of the calendar, with its check digit | not-expired |
