"""What can go wrong on the network: each error is one sentence that names the address.

WebError
├── ForbiddenAddressError   not http(s), or it leads to a private or reserved address
├── UnreachableError        no such host, no connection, a time-out, a body that was cut
├── AnswerError             an answer that is no success, or too many redirects
└── UnwantedBodyError       too large, of a type that was not asked for, or not decodable
"""


class WebError(Exception):
    """Something could not be fetched."""


class ForbiddenAddressError(WebError):
    """An address that must not be asked."""


class UnreachableError(WebError):
    """There was no whole answer in time."""


class AnswerError(WebError):
    """The answer is not the thing that was asked for.

    Attributes:
        status: The HTTP status, 0 where there are several.
    """

    def __init__(self, sentence: str, status: int = 0) -> None:
        """Keep the status beside the sentence."""
        super().__init__(sentence)
        self.status = status


class UnwantedBodyError(WebError):
    """The body is too large, or is of a type that was not asked for."""
