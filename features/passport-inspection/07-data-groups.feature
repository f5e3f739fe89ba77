Feature: Data groups
  Each data group has the hash that was signed, and is encoded as Doc 9303-10 §4 says. What is oddly encoded here is rightly
  signed.

  @passport-inspection/dg-hashes
  Rule: Each data group has the hash that was signed for it

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
        | source                  | deviation                                                           | check     |
        | Doc 9303-11 §5.1        | DG1 (and the page) got another personal number after DG1 was signed | dg1-hash  |
        | Doc 9303-11 §5.1        | the portrait in DG2 was changed after it was signed                 | dg2-hash  |
        | CA-08-verdict-before-pa | DG15 and the key that the chip proves are a forger's                | dg15-hash |
        | CA-08-verdict-before-pa | DG14 and the key of Chip Authentication are a forger's              | dg14-hash |

  @passport-inspection/dg1-encoding
  Rule: DG1 is one object of tag 61 with the machine-readable zone

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
        | source         | deviation                             | check    |
        | LDS_B_05       | DG1 begins with tag 62                | reading  |
        | LDS_B_06       | DG1 states a length that is too small | dg1-hash |
        | LDS_B_07       | DG1 states a length that is too great | reading  |
        | LDS_B_24       | DG1 holds no machine-readable zone    | reading  |
        | HX-01-tlv-bomb | DG1 is nested two thousand deep       | reading  |

  @passport-inspection/dg2-encoding
  Rule: DG2 holds a facial image, with or without feature points

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
        | source                           | deviation                                                                                  |
        | LD-09-jpeg2000-grayscale-and-com | the portrait is a JPEG 2000 codestream in shades of grey, with a comment that nobody knows |
        | LD-11-feature-points-present     | DG2 holds feature points before the portrait                                               |
        | LD-07-dg2-length-off             | the lengths in the facial record are one byte too great                                    |
        | LDS_C_01                         | the portrait is a JPEG 2000 file                                                           |
        | LD-08-jpeg2000-codestream        | the portrait is a bare JPEG 2000 codestream                                                |
        | LDS_C_03                         | the portrait is JPEG 2000 behind feature points                                            |
        | LD-10-image-trailing-padding     | bytes without meaning follow the JPEG 2000 portrait                                        |
        | LD-14-iso39794-dg2               | the portrait is stored by ISO/IEC 39794-5                                                  |
        | LDS_C_02                         | the portrait is a JPEG file, and nothing else is said of it                                |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source                                | deviation                             | check    |
        | LDS_C_04                              | DG2 begins with tag 76                | reading  |
        | LDS_C_05                              | DG2 states a length that is too small | dg2-hash |
        | LDS_C_06                              | DG2 states a length that is too great | reading  |
        | LDS_C_28                              | DG2 holds no facial image             | reading  |
        | ISO7816_C_08, LD-12-dg2-without-image | DG2 holds an image of no bytes        | reading  |

  @passport-inspection/portrait-grey
  Rule: A portrait in shades of grey is compared with the face as one in colour is

    @boundary
    Scenario Outline: The holder proves their identity although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      And Ada has reached "the frame for the face"
      When Ada tries to prove who they are
      Then Ada's identity is proved

      Examples:
        | source               | deviation                                          |
        | ISO/IEC 19794-5 §5.7 | the portrait is a JPEG file in shades of grey      |
        | ISO/IEC 19794-5 §5.7 | the portrait is a JPEG 2000 file in shades of grey |

    @negative
    Scenario: Somebody else does not, though there is no colour to tell them apart
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "the portrait is a JPEG file in shades of grey"
      And Mallory is the one of 60 strangers who looks most like Ada
      And Ada has reached "the frame for the face"
      And the camera sees Mallory's face for Ada
      When Ada tries to prove who they are
      Then Ada's identity is not proved

  @passport-inspection/dg14-encoding
  Rule: DG14 is one object of tag 6E with security infos

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
        | source   | deviation                                                      | check        |
        | LDS_F_01 | DG14 begins with tag 6F                                        | reading      |
        | LDS_F_02 | DG14 states a length that is too small                         | dg14-hash    |
        | LDS_F_03 | DG14 states a length that is too great                         | reading      |
        | LDS_F_04 | DG14 names Chip Authentication with a cipher that there is not | chip-genuine |
        | LDS_F_05 | DG14 has a SecurityInfo that names no protocol                 | reading      |
        | LDS_F_06 | DG14 names a version of Chip Authentication that there is not  | chip-genuine |
        | LDS_F_07 | DG14 names no version of Chip Authentication                   | chip-genuine |
        | LDS_I_01 | DG15 begins with tag 70                                        | reading      |
        | LDS_I_02 | DG15 states a length that is too small                         | dg15-hash    |
        | LDS_I_03 | DG15 states a length that is too great                         | reading      |

  @passport-inspection/com-versions
  Rule: EF.COM is not signed and decides nothing

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                          | deviation                                      |
        | LDS_A_10                        | EF.COM names LDS version 1.8                   |
        | LD-02-com-sod-discrepancy       | EF.COM lists DG1 alone, EF.SOD all data groups |
        | LDS_H_86, LD-15-lds-version-mix | EF.COM and EF.SOD name LDS version 1.8         |
