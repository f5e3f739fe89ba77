# language: da
Egenskab: Trin 1 – tjek din telefon og dit pas
  Guiden lader læseren tjekke telefon og pas. Appen svarer for, at en telefon, der ikke kan scanne pas, bliver
  afvist i tide, og at kun et gyldigt pas med en ægte chip bekræfter, hvem personen er.

  @get-mitid/1.1-os-updated-2 @assumed @A47
  Regel: På en telefon, hvis styresystem ikke kan scanne pas, siger appen det før scanningen

    @negative @boundary
    Scenarie: Et for gammelt styresystem stopper rejsen, før kameraet åbnes
      Givet Adas telefon har et styresystem, der er "ældre end kravet"
      Når Ada forsøger at bekræfte sin identitet
      Så står der en besked om styresystemet
      Og er Adas kamera ikke blevet åbnet
      Og er Adas identitet ikke bekræftet

    @boundary
    Abstrakt Scenario: Et styresystem, der er <system>, kan bruges
      Givet Adas telefon har et styresystem, der er "<system>"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet bekræftet

      Eksempler:
        | system          |
        | netop som krævet |
        | nyere end kravet |

  @get-mitid/1.1-requirements-link-1
  Regel: Guidens side henviser til en side om tekniske krav

    @happy
    Scenarie: Henvisningen åbner en side
      Når Ada åbner guidens side
      Så kan Ada følge henvisningen 'Tryk her for at læse om tekniske krav'

  @get-mitid/1.2-passport-origin
  Regel: Et dansk, et grønlandsk og et færøsk pas kan bruges

    @happy
    Abstrakt Scenario: Pas fra <sted>
      Givet Ada har et pas fra "<sted>"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet bekræftet

      Eksempler:
        | sted     |
        | Danmark  |
        | Grønland |
        | Færøerne |

  @get-mitid/1.2-not-expired @implied @A27
  Regel: Et pas, hvis udløbsdato er overskredet, kan ikke bruges

    @negative @boundary
    Abstrakt Scenario: Passet udløb <dag>
      Givet Ada har et pas, der udløber "<dag>"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

      Eksempler:
        | dag       |
        | i går     |
        | i forgårs |

    @boundary
    Abstrakt Scenario: Passet udløber <dag>
      Givet Ada har et pas, der udløber "<dag>"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet bekræftet

      Eksempler:
        | dag      |
        | i dag    |
        | i morgen |

  @get-mitid/1.2-chip-symbol-2 @implied
  Regel: Med et pas uden chip bekræftes ingen identitet

    @negative
    Scenarie: Der er ingen chip i passet
      Givet Ada har et pas med fejlen "ingen chip"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet
      Og kommer Ada ikke til "Scan dit ansigt"

  @get-mitid/1.2-chip-machine-readable
  Regel: MitID appen kan læse den skjulte chip i passet

    @happy
    Abstrakt Scenario: En chip med <adgang> bliver læst
      Givet Ada har et pas, hvis chip åbnes med "<adgang>"
      Og Ada er nået til "Aflæs chip"
      Når Ada aflæser chippen
      Så kommer Ada til "chippen er aflæst"
      Og har appen læst personoplysninger, portræt og underskrift i chippen

      Eksempler:
        | adgang       |
        | kun PACE     |
        | kun BAC      |
        | PACE og BAC  |

  @get-mitid/1.2-chip-confirms-identity-1
  Regel: Aflæsningen af chippen bekræfter, hvem personen er

    @happy
    Scenarie: Det er chippens navn, der gælder
      Givet Adas pas har et andet navn på siden end i chippen
      Og Ada er nået til "aktiv app"
      Når Ada logger på i en netbutik
      Så får netbutikken at vide, at det er den person, der står i Adas chip

    @happy
    Scenarie: Et pas uden fejl
      Givet Ada har et pas uden fejl
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet bekræftet

    @negative
    Abstrakt Scenario: Et pas med fejlen <fejl> bekræfter ingen
      Givet Ada har et pas med fejlen "<fejl>"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet
      Og har appen sagt, at passet ikke kan bruges

      Eksempler:
        | fejl                             |
        | ændrede personoplysninger (DG1)  |
        | ændret portræt (DG2)             |
        | ukendt CSCA                      |
        | udløbet underskriver             |
        | spærret underskriver             |
        | underskriver fra en anden stat   |
        | PACE skjult i EF.CardAccess      |
        | manglende EF.SOD                 |
        | hash af DG1 byttet ud i EF.SOD   |
        | hash og kontrolsum byttet ud i EF.SOD |
        | ændret DG14                      |
        | chip fra et andet pas            |

    # En kode, der ikke går op, kan lige så vel være set forkert: appen må lede videre uden at sige noget.
    @negative
    Scenarie: Et pas med fejlen forkert kontrolciffer bekræfter ingen
      Givet Ada har et pas med fejlen "forkert kontrolciffer"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

  @get-mitid/1.2-chip-confirms-identity-2 @implied
  Regel: Den trykte side alene bekræfter ikke, hvem personen er

    @negative
    Scenarie: Kun koden er scannet, og passet lægges væk
      Givet Ada er nået til "koden er scannet"
      Og Ada lægger passet væk
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet
      Og kommer Ada ikke til "bruger-ID"
