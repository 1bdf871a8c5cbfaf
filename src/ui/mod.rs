//! Paints what is given and asks by commands; never writes. Imports every layer but `app`.
