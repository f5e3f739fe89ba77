# language: da
Egenskab: Trin 3 del 1 – scan passets kode
  Kameraet ser billedpunkter, intet andet: koden læses af den trykte side.

  @get-mitid/3.1.1
  Regel: Før scanningen har appen en kort video, der viser, hvordan man gør

    @happy
    Scenarie: Videoen er der, og den spærrer ikke
      Givet Ada er nået til "Scan koden"
      Så viser Adas app en video
      Og kan Ada trykke på 'Scan koden'

  @get-mitid/3.1.3a2 @implied
  Regel: Koden, der scannes, er den i den nederste del af passet

    @happy
    Scenarie: Det er den nederste del, der scannes
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "koden i det nederste felt" hos Ada
      Når Ada trykker på 'Scan koden'
      Så kommer Ada til "koden er scannet"
      Og er Adas kamera blevet åbnet

    @negative
    Scenarie: Et andet nummer står øverst på siden
      Givet Adas pas har et andet nummer øverst på siden end i koden
      Og Ada er nået til "Aflæs chip"
      Når Ada aflæser chippen
      Så kommer Ada til "chippen er aflæst"
      Og har appen læst personoplysninger, portræt og underskrift i chippen

  @get-mitid/3.1.3b2 @assumed @A27
  Regel: En kode, der ikke begynder med P, tages ikke for et pas i dette forløb

    @negative
    Abstrakt Scenario: Koden begynder med <begyndelse>
      Givet Ada har et dokument, hvis kode begynder med "<begyndelse>"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

      Eksempler:
        | begyndelse |
        | I<         |
        | AC         |
        | V<         |

    @negative
    Abstrakt Scenario: Et ID-kort i formatet <format>
      Givet Ada har et ID-kort i formatet "<format>"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

      Eksempler:
        | format |
        | TD1    |
        | TD2    |

    @boundary
    Scenarie: Koden begynder med P og endnu et bogstav
      Givet Ada har et dokument, hvis kode begynder med "PP"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet bekræftet

  @get-mitid/3.1.4
  Regel: 'Scan koden' begynder scanningen

    @happy
    Scenarie: Kameraet åbnes ved trykket
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "koden i det nederste felt" hos Ada
      Når Ada trykker på 'Scan koden'
      Så er Adas kamera blevet åbnet

    @negative
    Scenarie: Kameraet åbnes ikke før trykket
      Givet Ada er nået til "Scan koden"
      Så er Adas kamera ikke blevet åbnet

  @get-mitid/3.1.5 @implied
  Regel: Koden kan scannes med telefonen vandret

    @happy
    Scenarie: Telefonen holdes vandret
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "koden i det nederste felt" hos Ada
      Når Ada trykker på 'Scan koden'
      Så kommer Ada til "koden er scannet"
      Og er Adas kamera blevet åbnet

  @get-mitid/3.1.6a1
  Regel: Scanningsbilledet har et nederste felt til koden

    @happy
    Scenarie: Feltet vises
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "en anden side i passet" hos Ada
      Når Ada trykker på 'Scan koden'
      Så viser Adas app en ramme

  @get-mitid/3.1.6a2 @assumed @A35
  Regel: Intet fanges, før koden er i feltet

    @negative
    Scenarie: Koden er uden for feltet
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "koden uden for feltet" hos Ada
      Når Ada trykker på 'Scan koden'
      Så kommer Ada ikke til "koden er scannet"

  @get-mitid/3.1.6b @implied @A35
  Regel: Koden kan scannes på omkring 12 cm afstand

    @happy
    Scenarie: 12 cm
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "koden på 12 cm afstand" hos Ada
      Når Ada trykker på 'Scan koden'
      Så kommer Ada til "koden er scannet"
      Og er Adas kamera blevet åbnet

  @get-mitid/3.1.7a
  Regel: Pile på skærmen passer med passets nederste kode, når telefonen er på plads

    @happy
    Scenarie: Pilene passer først, når koden er i feltet
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "koden uden for feltet" hos Ada
      Når Ada trykker på 'Scan koden'
      Så passer pilene ikke hos Ada
      Når kameraet ser "et genskin i koden" hos Ada
      Så passer pilene hos Ada

  @get-mitid/3.1.7b2 @assumed
  Regel: Bevægelse under scanningen giver aldrig en forkert kode

    @negative
    Scenarie: Telefonen bevæges, så den holdes stille
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "koden i bevægelse" hos Ada
      Når Ada trykker på 'Scan koden'
      Og Ada venter et øjeblik
      Og kameraet ser "koden i det nederste felt" hos Ada
      Og Ada går videre til "Aflæs chip"
      Og Ada aflæser chippen
      Så kommer Ada til "chippen er aflæst"
      Og har appen læst personoplysninger, portræt og underskrift i chippen

  @get-mitid/3.1.8a
  Regel: Telefonen vibrerer, når koden er scannet

    @happy
    Scenarie: Telefonen vibrerer efter scanningen, ikke før
      Givet Ada er nået til "Scan koden"
      Så har Adas telefon ikke vibreret
      Når kameraet ser "koden i det nederste felt" hos Ada
      Og Ada trykker på 'Scan koden'
      Så vibrerer Adas telefon
      Og er Adas kamera blevet åbnet

  @get-mitid/3.1.8b
  Regel: Et flueben vises, når koden er scannet

    @happy
    Scenarie: Fluebenet kommer
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "koden i det nederste felt" hos Ada
      Når Ada trykker på 'Scan koden'
      Så ser Ada et flueben
      Og er Adas kamera blevet åbnet

  @get-mitid/3.1.8c1 @implied
  Regel: Intet flueben vises, så længe koden ikke er scannet

    @negative
    Abstrakt Scenario: Kameraet ser <billede>
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "<billede>" hos Ada
      Når Ada trykker på 'Scan koden'
      Så ser Ada intet flueben

      Eksempler:
        | billede                |
        | en anden side i passet |
        | koden i bevægelse      |
        | et genskin i koden     |

  @get-mitid/3.1.8c2 @assumed
  Regel: Telefonen vibrerer ikke på samme måde for en kode, der ikke kunne læses

    @negative
    Scenarie: En anden side vibrerer ikke
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "en anden side i passet" hos Ada
      Når Ada trykker på 'Scan koden'
      Og Ada venter et øjeblik
      Så har Adas telefon ikke vibreret

  @get-mitid/3.1.8c3 @implied
  Regel: Man kommer ikke videre til chippen, så længe koden ikke er scannet

    @negative
    Abstrakt Scenario: Kameraet ser <billede>
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "<billede>" hos Ada
      Når Ada trykker på 'Scan koden'
      Så kommer Ada ikke til "Aflæs chip"

      Eksempler:
        | billede                |
        | en anden side i passet |
        | koden i bevægelse      |
        | et genskin i koden     |

    @negative
    Abstrakt Scenario: <fejl>
      Givet Ada har et pas med fejlen "<fejl>"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

      Eksempler:
        | fejl                                             |
        | forkert samlet kontrolciffer, også i chippen     |
        | forkert kontrolciffer i nummeret, også i chippen |
