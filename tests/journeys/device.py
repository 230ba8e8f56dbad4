"""What a browser makes passkeys with: here one of its own making."""

from playwright.sync_api import CDPSession, Page

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Device:
    """The device behind a page: it says yes to everything, until told otherwise."""

    def __init__(self, page: Page) -> None:
        self._talk: CDPSession = page.context.new_cdp_session(page)
        self._talk.send("WebAuthn.enable")
        made = self._talk.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        self._id = made["authenticatorId"]

    def credentials(self) -> list[dict]:
        asked = {"authenticatorId": self._id}
        return self._talk.send("WebAuthn.getCredentials", asked)["credentials"]

    def know_its_owner(self, *, does: bool) -> None:
        told = {"authenticatorId": self._id, "isUserVerified": does}
        self._talk.send("WebAuthn.setUserVerified", told)
