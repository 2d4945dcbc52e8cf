//! Documents as they are written by hand, through [`check`].
