Feature: PACE, Chip Authentication and Active Authentication
  The variants of Doc 9303-11 §4.4, §6.1 and §6.2 as chips have them, and chips that only pretend: copies without the key,
  and copies with a key of their own.

  @passport-inspection/pace-variants
  Rule: PACE is done with each mapping, group and cipher that a chip may offer

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE only"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                                     | deviation                                                                                 |
        | ISO7816_G_04                               | the chip does PACE with generic mapping and 3DES on brainpoolP256r1                       |
        | ISO7816_G_04                               | the chip does PACE with generic mapping and AES-192 on P-256                              |
        | ISO7816_G_02, RF-03-pace-takes-seconds     | the chip does PACE with generic mapping and AES-256 on brainpoolP384r1                    |
        | ISO7816_G_02                               | the chip does PACE with generic mapping and AES-256 on P-521                              |
        | ISO7816_G_02                               | the chip does PACE with generic mapping and AES-128 on the 2048-bit group of order 256    |
        | ISO7816_G_03, AC-05-pace-im                | the chip does PACE with integrated mapping and AES-128 on brainpoolP256r1                 |
        | ISO7816_G_03                               | the chip does PACE with integrated mapping and AES-128 on the 2048-bit group of order 224 |
        | ISO7816_G_41, ISO7816_G_34, AC-06-pace-cam | the chip does PACE with chip-authentication mapping and AES-128 on brainpoolP256r1        |
        | ISO7816_G_06                               | the chip offers PACE with generic and with integrated mapping                             |
        | AC-04-several-paceinfo-need-84             | the chip offers PACE with generic mapping on two curves                                   |

  @passport-inspection/pace-choice
  Rule: Of several offers of PACE the strongest is taken

    @boundary
    Scenario Outline: PACE is done with <mapping> mapping and <cipher>, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE only"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read
      And Ada's chip is opened by PACE with "<mapping>" mapping and "<cipher>"

      Examples:
        | source               | deviation                                                              | mapping             | cipher  |
        | Doc 9303-11 §4.4.3.2 | the chip offers PACE with 3DES, with AES-128 and with AES-256          | generic             | AES-256 |
        | Doc 9303-11 §4.4.3.5 | the chip offers PACE with generic and with chip-authentication mapping | chip-authentication | AES-128 |

  @passport-inspection/pace-offers-signed
  Rule: What EF.CardAccess offers must be signed

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE only"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source   | deviation                                               | check             |
        | LDS_J_02 | EF.CardAccess offers a weaker PACE, which nobody signed | pace-offer-signed |

  @passport-inspection/chip-authentication
  Rule: Chip Authentication is done with whichever key DG14 has

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
        | source                              | deviation                                                                         |
        | ISO7816_D_02, ISO7816_D_03          | the chip does Chip Authentication with AES-128 on brainpoolP256r1                 |
        | ISO7816_D_02                        | the chip does Chip Authentication with 3DES on P-256                              |
        | ISO7816_D_01, ISO7816_D_14          | the chip does Chip Authentication with AES-256 on the 2048-bit group of order 256 |
        | ISO7816_D_04, CA-03-several-ca-keys | the chip has two keys of Chip Authentication                                      |
        | CA-01-ca-info-missing               | DG14 has the public key of Chip Authentication and no information about it        |
        | ISO7816_D_05                        | the chip has three keys of Chip Authentication                                    |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source        | deviation                                          | check   |
        | CA-04-ca-6f00 | the chip answers Chip Authentication with an error | reading |

  @passport-inspection/active-authentication
  Rule: Active Authentication is done with whichever key DG15 has

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                             | deviation                                                             |
        | ISO7816_F_01                       | the chip does Active Authentication with RSA and SHA-1                |
        | ISO7816_F_04                       | the chip does Active Authentication with RSA and SHA-224              |
        | ISO7816_F_05, CA-06-aa-rsa-trailer | the chip does Active Authentication with RSA and SHA-256              |
        | ISO7816_F_06                       | the chip does Active Authentication with RSA and SHA-384              |
        | ISO7816_F_07                       | the chip does Active Authentication with RSA and SHA-512              |
        | AP-09-ext-length-needed-for-aa     | the chip does Active Authentication with RSA of 3072 bits             |
        | ISO7816_F_02                       | the chip does Active Authentication with ECDSA                        |
        | AP-10-ext-le-returns-empty         | a long answer to Active Authentication is empty, a short one is there |
        | PK-11-rsa-leading-zeros            | the answer to Active Authentication begins with a zero byte           |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source               | deviation                                                                                        | check                 |
        | Doc 9303-11 §6.1.2.3 | the chip does Active Authentication with ECDSA and SHA-1                                         | active-authentication |
        | CA-09-aa-weak-key    | the key of Active Authentication is RSA of 512 bits                                              | active-authentication |
        | ISO7816_F_09         | DG14 names a signature algorithm of Active Authentication that there is not                      | active-authentication |
        | ISO7816_F_08         | the trailer of the answer to Active Authentication is that of a hash that Doc 9303 does not have | active-authentication |

  @passport-inspection/chip-genuine
  Rule: A copy of a chip is refused, with no key or with a key of its own

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source                  | deviation                                                                         | check                       |
        | CA-08-verdict-before-pa | the chip has not the key of Active Authentication                                 | chip-genuine                |
        | CA-08-verdict-before-pa | the chip proves another key than DG15 says                                        | active-authentication       |
        | CA-08-verdict-before-pa | the chip has not the key of Chip Authentication                                   | chip-genuine                |
        | CA-08-verdict-before-pa | the chip has another key of Chip Authentication than DG14 says                    | chip-authentication         |
        | ISO7816_D_09            | after Chip Authentication the chip goes on under the keys from before             | chip-authentication         |
        | ISO7816_G_39            | the chip has another key of chip-authentication mapping than EF.CardSecurity says | chip-authentication-mapping |

  @passport-inspection/pace-answers
  Rule: PACE ends where an answer is not as it must be

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE only"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source       | deviation                                                          |
        | ISO7816_G_35 | after generic mapping the chip sends a proof that nobody asked for |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE only"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source                     | deviation                                                          | check                       |
        | ISO7816_G_08               | the chip refuses to begin PACE                                     | reading                     |
        | ISO7816_G_09               | one bit of the nonce of PACE is another                            | access-control              |
        | ISO7816_G_10               | the chip gives no nonce of PACE                                    | reading                     |
        | ISO7816_G_11               | the nonce of PACE is in object 90                                  | reading                     |
        | ISO7816_G_12               | the chip does not map the nonce                                    | reading                     |
        | ISO7816_G_13               | the mapping data of the chip are in object 92                      | reading                     |
        | ISO7816_G_14               | the mapping data of the chip are empty                             | reading                     |
        | ISO7816_G_15               | the chip does not take up integrated mapping                       | reading                     |
        | ISO7816_G_16               | the mapping key of the chip is no point of the curve               | reading                     |
        | ISO7816_G_17               | the mapping key of the chip is zero, and no element of the group   | reading                     |
        | ISO7816_G_18               | the chip gives no ephemeral key                                    | reading                     |
        | ISO7816_G_19               | the ephemeral key of the chip is in object 94                      | reading                     |
        | ISO7816_G_20               | the ephemeral key of the chip is empty                             | reading                     |
        | ISO7816_G_21               | the ephemeral key of the chip is no point of the curve             | reading                     |
        | ISO7816_G_22               | the ephemeral key of the chip is zero, and no element of the group | reading                     |
        | ISO7816_G_23               | the chip sends the ephemeral key of the reader back                | reading                     |
        | ISO7816_G_24               | the chip gives no token                                            | reading                     |
        | ISO7816_G_25               | the token of the chip is in object 96                              | reading                     |
        | ISO7816_G_26               | one bit of the token of the chip is another                        | access-control              |
        | ISO7816_G_28               | EF.CardAccess offers PACE on domain parameters that there are not  | reading                     |
        | ISO7816_G_36, ISO7816_G_37 | EF.CardAccess offers PACE with a mapping that there is not         | reading                     |
        | ISO7816_G_29               | after chip-authentication mapping the chip sends no proof          | chip-authentication-mapping |
        | ISO7816_G_30               | after chip-authentication mapping the proof is cut off             | chip-authentication-mapping |
        | ISO7816_G_31               | after chip-authentication mapping the proof is another             | chip-authentication-mapping |
        | ISO7816_G_32               | after chip-authentication mapping the proof is in object 8B        | chip-authentication-mapping |
        | ISO7816_G_33               | after chip-authentication mapping the proof is empty               | chip-authentication-mapping |

  @passport-inspection/card-security
  Rule: EF.CardSecurity signs what EF.CardAccess offers, and the key of chip-authentication mapping

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE only"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source   | deviation                                                  |
        | LDS_J_01 | EF.CardSecurity has a SecurityInfo more than EF.CardAccess |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE only"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source       | deviation                                                      | check                       |
        | LDS_J_03     | EF.CardSecurity signs another PACE than EF.CardAccess offers   | pace-not-withheld           |
        | LDS_J_04     | EF.CardSecurity has another key of chip-authentication mapping | chip-authentication-mapping |
        | ISO7816_G_40 | EF.CardSecurity has no key of chip-authentication mapping      | card-security               |

    @negative
    Scenario Outline: It is refused, when <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE only"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "card-security"

      Examples:
        | deviation                                                             |
        | EF.CardSecurity is missing on a chip with chip-authentication mapping |
        | EF.CardSecurity has been changed since it was signed                  |
