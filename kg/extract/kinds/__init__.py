"""How occasions are told, one file per way: talks, sessions, ceremonies, inspections, signings, rallies …"""
