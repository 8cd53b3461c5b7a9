"""Mail addresses that mean one mailbox, whoever reads them: lenient readers would send to somebody else."""

from email.errors import MessageError
from email.headerregistry import Address

from services._runtime.errors import InvalidError


class AddressError(InvalidError):
    """A text is not the address of one mailbox."""


def mailbox(text: str) -> str:
    """The address as it is given to a mail server, its domain in ASCII (IDNA).

    Raises:
        AddressError: it is a list, a group, has a comment or a control character, or is none at all.
    """
    try:
        address = Address(addr_spec=text)
        domain = address.domain.encode("idna").decode()
    except (ValueError, IndexError, MessageError) as error:
        raise AddressError(f"{text!r} is not one e-mail address: {error}") from error
    if not text.isprintable() or address.addr_spec != text or not domain:
        raise AddressError(f"{text!r} is not one e-mail address")
    return f"{text.removesuffix(address.domain)}{domain}"
