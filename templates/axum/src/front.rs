//! What stands in front and speaks the PROXY protocol: who that may be, and the address of the client that it names. Who is calling, a certificate says.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::Deserialize;
use tokio::io::{AsyncRead, AsyncReadExt};

/// A block of addresses, such as 10.0.0.0/8.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Block {
    network: IpAddr,
    bits: u32,
}

impl TryFrom<String> for Block {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(network, bits)| Some((network.parse().ok()?, bits.parse().ok()?)));
        match parts {
            Some((network @ IpAddr::V4(_), bits @ 0..=32)) | Some((network @ IpAddr::V6(_), bits @ 0..=128)) => {
                Ok(Self { network, bits })
            }
            _ => Err(format!("{text} is not a block of addresses")),
        }
    }
}

impl Block {
    pub fn has(&self, address: IpAddr) -> bool {
        match (self.network, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let differ = u32::from(own) ^ u32::from(other);
                differ.checked_shr(32 - self.bits).unwrap_or(0) == 0
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let differ = u128::from(own) ^ u128::from(other);
                differ.checked_shr(128 - self.bits).unwrap_or(0) == 0
            }
            _ => false,
        }
    }
}

/// Whether a sender may be in front; without any blocks, nothing is, and anybody may come.
pub fn may_be(blocks: &[Block], sender: IpAddr) -> bool {
    blocks.is_empty() || blocks.iter().any(|block| block.has(sender))
}

/// What version 2 begins with.
const SIGNATURE: &[u8; 12] = b"\r\n\r\n\0\r\nQUIT\n";

/// The longest line of version 1, with its end.
const LONGEST_LINE: usize = 107;

/// The most that follows the head of version 2: addresses, and what a sender likes to add.
const LONGEST_REST: usize = 4096;

/// Reads the header that a connection begins with, and not one octet more. Gives the client's address, or that of the sender, where it speaks for
/// itself; nothing where the header is not whole and right.
pub async fn read_client<S: AsyncRead + Unpin>(stream: &mut S, sender: IpAddr) -> Option<IpAddr> {
    let mut head = [0; SIGNATURE.len()];
    stream.read_exact(&mut head).await.ok()?;
    if head != *SIGNATURE {
        return read_line(stream, &head, sender).await;
    }
    let mut head = [0; 4];
    stream.read_exact(&mut head).await.ok()?;
    let [command, family, length @ ..] = head;
    let length = usize::from(u16::from_be_bytes(length));
    if length > LONGEST_REST {
        return None;
    }
    let mut rest = vec![0; length];
    stream.read_exact(&mut rest).await.ok()?;
    match (command, family) {
        (0x20, _) | (0x21, 0x00) => Some(sender),
        (0x21, 0x11) if length >= 12 => Some(Ipv4Addr::from(*rest.first_chunk::<4>()?).into()),
        (0x21, 0x21) if length >= 36 => Some(Ipv6Addr::from(*rest.first_chunk::<16>()?).into()),
        _ => None,
    }
}

/// Version 1 is a line of text.
async fn read_line<S: AsyncRead + Unpin>(stream: &mut S, begun: &[u8], sender: IpAddr) -> Option<IpAddr> {
    let mut line = begun.strip_prefix(b"PROXY ")?.to_vec();
    while !line.ends_with(b"\n") {
        if line.len() + b"PROXY ".len() >= LONGEST_LINE {
            return None;
        }
        line.push(stream.read_u8().await.ok()?);
    }
    let line = str::from_utf8(&line).ok()?.strip_suffix("\r\n")?;
    let is_port = |port: &str| port.bytes().all(|octet| octet.is_ascii_digit()) && port.parse::<u16>().is_ok();
    let named: (IpAddr, IpAddr) = match line.split(' ').collect::<Vec<_>>().as_slice() {
        ["UNKNOWN", ..] => return Some(sender),
        ["TCP4", client, here, ports @ ..] if ports.len() == 2 && ports.iter().all(|port| is_port(port)) => {
            (client.parse::<Ipv4Addr>().ok()?.into(), here.parse::<Ipv4Addr>().ok()?.into())
        }
        ["TCP6", client, here, ports @ ..] if ports.len() == 2 && ports.iter().all(|port| is_port(port)) => {
            (client.parse::<Ipv6Addr>().ok()?.into(), here.parse::<Ipv6Addr>().ok()?.into())
        }
        _ => return None,
    };
    Some(named.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENDER: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

    async fn read(octets: &[u8]) -> (Option<String>, usize) {
        let mut left = octets;
        let client = read_client(&mut left, SENDER).await;
        (client.map(|client| client.to_string()), left.len())
    }

    fn is_in(block: &str, address: &str) -> Option<bool> {
        Some(Block::try_from(block.to_owned()).ok()?.has(address.parse().ok()?))
    }

    #[tokio::test]
    async fn a_line_names_a_client_and_nothing_after_it_is_read() {
        let named = |name: &str| (Some(name.to_owned()), 3);
        assert_eq!(read(b"PROXY TCP4 203.0.113.7 192.0.2.9 50000 443\r\n\x16\x03\x01").await, named("203.0.113.7"));
        assert_eq!(read(b"PROXY TCP6 2001:db8::7 ::1 1 65535\r\n\x16\x03\x01").await, named("2001:db8::7"));
        assert_eq!(read(b"PROXY UNKNOWN\r\n\x16\x03\x01").await, named("192.0.2.1"));
        for line in [
            &b"PROXY TCP4 203.0.113.7 192.0.2.9 50000 443\n"[..],
            b"PROXY TCP4 203.0.113 192.0.2.9 50000 443\r\n",
            b"PROXY TCP4 203.0.113.7 192.0.2.9 +5 443\r\n",
            b"PROXY TCP4 203.0.113.7 192.0.2.9 50000 65536\r\n",
            b"PROXY TCP4 203.0.113.7 192.0.2.9 50000 443 \r\n",
            b"PROXY TCP4 2001:db8::7 ::1 50000 443\r\n",
            b"PROXY UDP4 203.0.113.7 192.0.2.9 50000 443\r\n",
            b"proxy TCP4 203.0.113.7 192.0.2.9 50000 443\r\n",
            b"PROXY TCP4 203.0.113.7",
        ] {
            assert_eq!(read(line).await.0, None, "{line:?}");
        }
        let long = [&b"PROXY UNKNOWN "[..], &[b'x'; 200], b"\r\n"].concat();
        assert_eq!(read(&long).await.0, None);
    }

    #[tokio::test]
    async fn octets_name_a_client_and_nothing_after_them_is_read() {
        let octets = |head: &[u8], rest: &[u8]| [&SIGNATURE[..], head, rest, b"\x16\x03\x01"].concat();
        let four = [203, 0, 113, 7, 192, 0, 2, 9, 1, 2, 3, 4];
        let named = |name: &str| (Some(name.to_owned()), 3);
        assert_eq!(read(&octets(&[0x21, 0x11, 0, 12], &four)).await, named("203.0.113.7"));
        assert_eq!(read(&octets(&[0x21, 0x11, 0, 14], &[&four[..], &[4, 0]].concat())).await, named("203.0.113.7"));
        assert_eq!(read(&octets(&[0x20, 0, 0, 0], &[])).await, named("192.0.2.1"));
        for head in [
            [0x31, 0x11, 0, 12],
            [0x22, 0x11, 0, 12],
            [0x21, 0x12, 0, 12],
            [0x21, 0x21, 0, 12],
            [0x21, 0x11, 0, 3],
            [0x21, 0x11, 255, 255],
        ] {
            assert_eq!(read(&octets(&head, &four)).await.0, None, "{head:?}");
        }
    }

    #[test]
    fn a_block_has_the_addresses_that_begin_with_it() {
        for (block, inside, outside) in [
            ("10.0.0.0/8", "10.255.0.1", "11.0.0.1"),
            ("127.0.0.1/32", "::ffff:127.0.0.1", "127.0.0.2"),
            ("0.0.0.0/0", "203.0.113.7", "::1"),
            ("2001:db8::/32", "2001:db8:1::", "2001:db9::"),
            ("::1/128", "::1", "::"),
        ] {
            assert_eq!((is_in(block, inside), is_in(block, outside)), (Some(true), Some(false)), "{block}");
        }
        for wrong in ["10.0.0.0", "10.0.0.0/33", "::/129", "10.0.0/8", "/8", "10.0.0.0/"] {
            assert!(Block::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
