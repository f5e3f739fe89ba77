# language: da
Egenskab: Trin 3 del 2 – aflæs passets chip
  Passets chip svarer på rigtige kommandoer gennem telefonens NFC. Feltet kan mistes, fanges igen, være langsomt
  eller skærmes af et cover.

  @get-mitid/3.2-after-code @implied
  Regel: Chippen kan først læses, når koden er scannet

    @negative
    Scenarie: Passet ligger under telefonen, men koden er ikke scannet
      Givet Ada er nået til "Scan koden"
      Og kameraet ser "en anden side i passet" hos Ada
      Og Ada lægger telefonen på passet
      Når Ada trykker på 'Scan koden'
      Så kommer Ada ikke til "Aflæs chip"
      Og har chippen intet hørt fra Adas telefon

  @get-mitid/3.2-same-document @implied
  Regel: En chip fra et andet pas end det, hvis kode blev scannet, afvises

    @negative
    Scenarie: Bos pas ligger under telefonen
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på det pas, der tilhører Bo
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

    @negative
    Scenarie: Koden på siden har en andens navn, men åbner chippen
      Givet Adas pas har ét bogstav i kodens navn, der er et andet end i chippen
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

    @negative
    Abstrakt Scenario: <fejl>
      Givet Ada har et pas med fejlen "<fejl>"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

      Eksempler:
        | fejl                             |
        | kopieret chip med en andens data |
        | chip fra et andet pas            |

    @alternative
    Scenarie: Efter det forkerte pas kan det rigtige læses
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på det pas, der tilhører Bo
      Når Ada trykker på 'Aflæs chip'
      Og Ada venter et øjeblik
      Og Ada lægger telefonen på passet
      Så er Adas identitet bekræftet

  @get-mitid/3.2.1
  Regel: Før aflæsningen har appen en kort video, der viser, hvordan man gør

    @happy
    Scenarie: Videoen er der, og den spærrer ikke
      Givet Ada er nået til "Aflæs chip"
      Så viser Adas app en video
      Og kan Ada trykke på 'Aflæs chip'

  @get-mitid/3.2.3b @assumed
  Regel: Efter en aflæsning, der mislykkedes gennem et cover, kan man prøve igen uden at begynde forfra

    @alternative
    Scenarie: Coveret tages af
      Givet Adas telefon har et cover
      Og Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet
      Når Ada trykker på 'Aflæs chip'
      Og Ada venter et øjeblik
      Så ser Ada intet flueben
      Når Ada tager coveret af
      Så bliver Adas chip læst uden en ny scanning af koden

  @get-mitid/3.2.4b @implied @A35
  Regel: Med pas og telefon lagt, som guiden siger, kan appen læse chippen

    @happy
    Scenarie: Toppen af telefonen halvt inde på passets forside
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet
      Når Ada trykker på 'Aflæs chip'
      Så kommer Ada til "chippen er aflæst"

    @boundary
    Scenarie: En langsom chip
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet, hvis chip bruger 80 ms på hvert svar
      Når Ada trykker på 'Aflæs chip'
      Så kommer Ada til "chippen er aflæst"

  @get-mitid/3.2.5
  Regel: 'Aflæs chip' begynder aflæsningen

    @happy
    Scenarie: Den første kommando kommer efter trykket
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet
      Og Ada venter et øjeblik
      Så har chippen intet hørt fra Adas telefon
      Når Ada trykker på 'Aflæs chip'
      Så hører chippen fra Adas telefon

  @get-mitid/3.2.6b @implied
  Regel: En chip, der blev taget væk, før den var læst færdig, gælder ikke som læst

    @negative
    Abstrakt Scenario: Passet tages væk efter <antal> kommandoer
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet, men tager det væk efter <antal> kommandoer
      Når Ada trykker på 'Aflæs chip'
      Så ser Ada intet flueben
      Og kommer Ada ikke til "Scan dit ansigt"

      Eksempler:
        | antal |
        | 1     |
        | 6     |
        | 14    |

    @negative
    Scenarie: Passet tages væk lige før den sidste kommando
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet, men tager det væk før den sidste kommando
      Når Ada trykker på 'Aflæs chip'
      Så ser Ada intet flueben
      Og kommer Ada ikke til "Scan dit ansigt"

  @get-mitid/3.2.7a
  Regel: Telefonen vibrerer, når aflæsningen er færdig

    @happy
    Scenarie: Telefonen vibrerer efter aflæsningen, ikke før
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet, hvis chip holdes tilbage midtvejs
      Og Ada trykker på 'Aflæs chip'
      Og aflæsningen er midtvejs hos Ada
      Så har Adas telefon ikke vibreret
      Når aflæsningen fortsætter hos Ada
      Så vibrerer Adas telefon

  @get-mitid/3.2.7b1
  Regel: Et flueben vises, når aflæsningen er færdig

    @happy
    Scenarie: Fluebenet kommer
      Givet Ada er nået til "Aflæs chip"
      Når Ada aflæser chippen
      Så ser Ada et flueben
      Og har appen læst personoplysninger, portræt og underskrift i chippen

  @get-mitid/3.2.7b2 @implied
  Regel: Intet flueben vises, før aflæsningen er færdig

    @negative
    Scenarie: Aflæsningen er midtvejs
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet, hvis chip holdes tilbage midtvejs
      Når Ada trykker på 'Aflæs chip'
      Og aflæsningen er midtvejs hos Ada
      Så ser Ada intet flueben

    @boundary
    Scenarie: Kun den sidste kommando mangler
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet, hvis chip holdes tilbage før den sidste kommando
      Når Ada trykker på 'Aflæs chip'
      Og aflæsningen mangler kun lidt hos Ada
      Så ser Ada intet flueben

  @get-mitid/3.2-tip-progress @implied
  Regel: Man kan se, at aflæsningen er i gang

    @happy
    Scenarie: Aflæsningen er midtvejs
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet, hvis chip holdes tilbage midtvejs
      Når Ada trykker på 'Aflæs chip'
      Og aflæsningen er midtvejs hos Ada
      Så kan Ada se, at noget er i gang

  @get-mitid/3.2-tip-move-1
  Regel: Flyttes telefonen, kan appen forsøge at fange chippen igen

    @alternative
    Abstrakt Scenario: Kontakten mistes efter <antal> kommandoer og fanges igen
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet, men kontakten mistes efter <antal> kommandoer
      Når Ada trykker på 'Aflæs chip'
      Og Ada venter et øjeblik
      Og Ada flytter telefonen
      Så bliver Adas chip læst uden en ny scanning af koden

      Eksempler:
        | antal |
        | 0     |
        | 2     |
        | 11    |

  @get-mitid/3.2-tip-move-2 @implied
  Regel: Et nyt forsøg kræver ikke, at koden scannes igen

    @alternative
    Scenarie: Kontakten mistes og fanges igen
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger telefonen på passet, men kontakten mistes efter 9 kommandoer
      Når Ada trykker på 'Aflæs chip'
      Og Ada venter et øjeblik
      Og Ada flytter telefonen
      Så bliver Adas chip læst uden en ny scanning af koden
