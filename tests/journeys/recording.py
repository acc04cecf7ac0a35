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
