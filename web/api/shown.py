"""What every answer of the API has in common. Must not know any one answer."""

from marshmallow import EXCLUDE, Schema


class ShownSchema(Schema):
    """An answer, or a part of one. It may gain fields: a program passes over what it does not know.

    The description then leaves room for more fields, which a body has not.
    """

    class Meta:
        unknown = EXCLUDE
