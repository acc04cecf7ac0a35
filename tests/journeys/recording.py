"""How a midwife records, by the words on the screen; for the journeys that need a record."""

from tests.journeys.person import Person

DERBY = "Derby health visitors"


def record_about_ada(person: Person) -> None:
    """Record a handover of care about Ada Testwell to Derby, from the start page to the call."""
    start(person)
    say_about_whom(person)
    say_to_whom(person)
    say_why(person)
    say_safer(person)
    person.sees("Check your answers", "Ada Testwell", DERBY)
    person.presses("Send")


def start(person: Person) -> None:
    person.goes_to("/record")
    person.presses("Start a new record")


def say_about_whom(person: Person) -> None:
    person.fills("Mother's NHS number", "999 000 0018")
    person.fills("Mother's full name", "Ada Testwell")
    person.fills_date("Mother's date of birth", 3, 5, 1995)
    person.chooses("Is the baby born?", "Not born yet")
    person.fills_date("Due date", 14, 2, 2027)
    person.presses("Save and continue")


def say_about_a_born_baby(person: Person) -> None:
    person.fills("Mother's NHS number", "999 000 0018")
    person.fills("Mother's full name", "Ada Testwell")
    person.fills_date("Mother's date of birth", 3, 5, 1995)
    person.chooses("Is the baby born?", "Born")
    person.fills_date("Baby's date of birth", 14, 11, 2026)
    person.presses("Save and continue")


def say_transfer(person: Person) -> None:
    """The three pages of a transfer of care, when there is nothing out of the ordinary."""
    say_birth(person)
    say_home(person)
    say_safety(person)


def say_birth(person: Person) -> None:
    birth = "Pregnancy and birth"
    person.chooses(birth, "Known")
    person.fills("What is known?", "39 weeks, normal birth, 3.2 kg")
    person.chooses(f"How do you know? {birth}", "I saw or assessed it myself")
    _says(person, "Marks or birth injuries seen at birth", "None seen", MYSELF)
    _says(person, SCREENING, "Nothing outstanding", MYSELF)
    _says(person, "Feeding", "Breast milk", "She told me")
    person.presses("Save and continue")


def say_home(person: Person) -> None:
    _says(person, "The mother's mental health", "No concern", "She told me")
    _says(person, "Her other children, and the father's", "None", "She told me")
    _says(person, "Social care now, for this baby", "Not open to social care", "She told me")
    person.chooses("Child Protection Information Sharing", "Checked: nothing shown")
    person.fills_date("When was it checked?", 24, 11, 2026)
    person.presses("Save and continue")


def say_safety(person: Person) -> None:
    _says(person, "ICON: coping with crying", "Done", MYSELF)
    _says(person, "Safer sleep assessment", "Done", MYSELF)
    for place in (0, 1):
        for who in ("Mother", "Father"):
            person.ticks(who, place)
    person.chooses("Which touchpoint? 1 to 5", "2")
    person.fills("Where does the baby sleep, and what was agreed?", "Cot by the bed")
    person.fills("Which tool, and which version?", "Leicester 3")
    person.fills("What are we worried about?", "Nothing")
    person.fills("What is working well?", "Feeding")
    person.fills("What needs to happen?", "New birth visit")
    person.chooses("Scaling question", "9")
    person.presses("Save and continue")


MYSELF = "I saw or assessed it myself"
SCREENING = "Newborn screening: blood spot, hearing, physical examination"


def _says(person: Person, question: str, answer: str, how: str) -> None:
    person.chooses(question, answer)
    person.chooses(f"How do you know? {question}", how)


def say_to_whom(person: Person) -> None:
    person.fills("Find a team", "derby")
    person.presses("Find")
    person.chooses("Which team is it for?", DERBY)
    person.presses("Save and continue")


def say_why(person: Person) -> None:
    person.chooses("What is it?", "Handover of care")
    person.chooses("Why are you calling?", "Family has moved or is moving")
    person.chooses("How urgent is it?", "Priority")
    person.presses("Save and continue")


def say_safer(person: Person) -> None:
    say_situation(person)
    say_family(person)
    say_response(person)


def say_situation(person: Person) -> None:
    person.fills("Situation", "She has moved to Derby and books late")
    person.fills("Assessment", "Well, but alone")
    person.presses("Save and continue")


def say_family(person: Person) -> None:
    person.chooses("Father and other men in the baby's life", "Not asked")
    person.fills_in("Father and other men in the baby's life", "Why?", "Partner was present")
    person.chooses("Social care", "Known")
    person.fills("What is known, where and when?", "Closed case in Northamptonshire, 2019")
    person.chooses("How do you know? Social care", "I saw it in a record")
    person.fills_in("Social care", "Who told you, or which record?", "Her booking notes")
    person.chooses("Safe contact", "Known")
    person.fills("How is it safe to contact her?", "Ring her own mobile in the daytime")
    person.chooses("How do you know? Safe contact", "She told me")
    person.presses("Save and continue")


def say_response(person: Person) -> None:
    person.fills("What do you ask the receiving team to do?", "Antenatal visit within two weeks")
    person.chooses("Have the parents been told that you are sharing this?", "Yes")
    person.presses("Save and continue")
