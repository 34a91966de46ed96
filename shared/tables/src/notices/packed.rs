//! Members of a batch in few bytes. Both ids are hexadecimal behind a letter or two: `res_` and 26 digits, `U` and 32.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Visitor},
};

use super::Recipient;

const RESIDENT: usize = 13;
const LINE_USER: usize = 16;

/// Members, one behind the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Packed(Vec<u8>);

impl Packed {
    /// None where one of them has an id of another shape, or is told of something in particular.
    pub(super) fn of(members: &[Recipient]) -> Option<Self> {
        let mut bytes = Vec::with_capacity(members.len() * (RESIDENT + LINE_USER));
        for member in members {
            let resident = hex::decode(member.resident.strip_prefix("res_")?).ok()?;
            let line_user = hex::decode(member.line_user_id.strip_prefix('U')?).ok()?;
            let packed = [resident.as_slice(), &line_user].concat();
            let fits = resident.len() == RESIDENT && line_user.len() == LINE_USER && member.child.is_none();
            // What is read must be what was written, in upper and lower case too.
            if !fits || recipient(&packed) != *member {
                return None;
            }
            bytes.extend(packed);
        }
        Some(Self(bytes))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn recipients(&self) -> Vec<Recipient> {
        self.0.chunks_exact(RESIDENT + LINE_USER).map(recipient).collect()
    }
}

fn recipient(packed: &[u8]) -> Recipient {
    let (resident, line_user) = packed.split_at_checked(RESIDENT).unwrap_or_default();
    Recipient {
        resident: format!("res_{}", hex::encode(resident)),
        child: None,
        line_user_id: format!("U{}", hex::encode(line_user)),
    }
}

impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Packed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;

        impl Visitor<'_> for Bytes {
            type Value = Packed;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Packed, E> {
                Ok(Packed(bytes.to_vec()))
            }

            fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Packed, E> {
                Ok(Packed(bytes))
            }
        }

        deserializer.deserialize_byte_buf(Bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(n: u8) -> Recipient {
        Recipient {
            resident: format!("res_{}", hex::encode([n; RESIDENT])),
            child: None,
            line_user_id: format!("U{}", hex::encode([n; LINE_USER])),
        }
    }

    #[test]
    fn what_is_packed_is_read_as_it_was() {
        let members: Vec<Recipient> = (0..250).map(member).collect();
        let packed = Packed::of(&members).unwrap();
        assert_eq!(packed.0.len(), 250 * 29);
        assert_eq!(packed.recipients(), members);
        let item: std::collections::HashMap<String, aws_sdk_dynamodb::types::AttributeValue> =
            serde_dynamo::to_item(std::collections::BTreeMap::from([("packed", &packed)])).unwrap();
        assert!(item["packed"].is_b());
        let read: std::collections::BTreeMap<String, Packed> = serde_dynamo::from_item(item).unwrap();
        assert_eq!(read["packed"], packed);
    }

    #[test]
    fn whoever_is_unusual_is_not_packed() {
        let with = |change: fn(&mut Recipient)| {
            let mut one = member(0xab);
            change(&mut one);
            Packed::of(&[member(1), one])
        };
        assert!(with(|_| {}).is_some());
        assert_eq!(with(|one| one.child = Some("chd_1".to_owned())), None);
        assert_eq!(with(|one| one.line_user_id = "Uabc".to_owned()), None);
        assert_eq!(with(|one| one.resident = "res_12".to_owned()), None);
        assert_eq!(with(|one| one.line_user_id = one.line_user_id.to_uppercase()), None);
    }
}
