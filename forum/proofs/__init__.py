"""How members prove who they are: passwords tried, second factors, passkeys, mailed links."""
