Feature: Selecting and reading files
  SELECT and READ BINARY of transparent files: Doc 9303-10 §3.6. Chips differ in how many bytes they give at a time and in
  how they say so.

  @passport-inspection/read-sizes
  Rule: A chip that gives fewer bytes at a time is read in smaller pieces

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                              | deviation                                                                        |
        | LDS_K_02                            | EF.ATR/INFO writes its lengths in three bytes                                    |
        | ISO7816_C_05, AP-06-6282-short-file | the end of a file is answered by 6282 and what is left                           |
        | ISO7816_C_03, ISO7816_C_04          | reading beyond the end of a file is answered by 6B00                             |
        | ISO7816_C_06                        | reading beyond the end of a file is answered by 6Cxx and the length that is left |
        | ISO7816_C_02, ISO7816_C_07          | DG2 is longer than 32,767 bytes, which offsets of READ BINARY reach              |

    @boundary
    Scenario Outline: It is read in the end, although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read, if not at the first attempt

      Examples:
        | source                             | deviation                                                         |
        | AP-04-6700-read-size               | the chip answers 6700 to more than 160 bytes                      |
        | AP-07-le-max-192                   | the chip answers 6700 to more than 192 bytes                      |
        | AP-05-6cxx-exact-length            | the chip answers 6CE7 to more than 231 bytes                      |
        | AP-08-extended-fallback-ssc-desync | the chip ends the session when asked in extended length           |
        | RF-04-no-response-large-le         | the chip gives no answer when it is asked for more than 231 bytes |

  @passport-inspection/read-mandatory-files
  Rule: Mandatory files must be there, others may be missing

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
        | source                       | deviation                                             |
        | LD-01-listed-dg-missing      | EF.COM and EF.SOD list DG13, which is not on the chip |
        | SM-02-dg3-read-kills-session | reading DG3 ends the session                          |
        | LD-05-empty-and-unknown-tags | DG11 has empty data objects and one that nobody knows |
        | LD-13-dg7-exif-jpeg          | the signature in DG7 is a JPEG that begins with EXIF  |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source           | deviation                                            | check           |
        | ISO7816_C_01     | DG2 cannot be selected                               | reading         |
        | Doc 9303-10 §4.1 | EF.SOD, which is what was signed, is not on the chip | security-object |
