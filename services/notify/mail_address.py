"""Accepts only addresses that mean one mailbox to every reader: lenient readers could send to somebody else."""

from email.errors import MessageError
from email.headerregistry import Address

from services._runtime.errors import InvalidError


class AddressError(InvalidError):
    """A text is not the address of one mailbox."""


def mailbox(text: str) -> str:
    """The address for a mail server, with its domain in ASCII (IDNA).

    Raises:
        AddressError: the text is no address, is a list or a group, or has a comment or a control character.
    """
    try:
        address = Address(addr_spec=text)
        domain = address.domain.encode("idna").decode()
    except (ValueError, IndexError, MessageError) as error:
        raise AddressError(f"{text!r} is not one e-mail address: {error}") from error
    if not text.isprintable() or address.addr_spec != text or not domain:
        raise AddressError(f"{text!r} is not one e-mail address")
    return f"{text.removesuffix(address.domain)}{domain}"
