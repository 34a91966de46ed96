//! 種別: what kind of place it is. The old data set named a few kinds, newer files name more; a family filters by groups.

use serde::{Deserialize, Serialize};

/// A kind of facility. The discriminants stand in the pack and never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Kind {
    /// Anything else; the file's own word is kept beside it.
    Other = 0,
    /// 公立幼稚園
    PublicKindergarten = 1,
    /// 私立幼稚園
    PrivateKindergarten = 2,
    /// 幼稚園, whose the file does not say.
    Kindergarten = 3,
    /// 認可公立保育所
    PublicNursery = 4,
    /// 認可私立保育所
    PrivateNursery = 5,
    /// 認可保育所, whose the file does not say.
    LicensedNursery = 6,
    /// 認定こども園（幼保連携型）
    CentreUnited = 7,
    /// 認定こども園（幼稚園型）
    CentreKindergarten = 8,
    /// 認定こども園（保育所型）
    CentreNursery = 9,
    /// 認定こども園（地方裁量型）
    CentreLocal = 10,
    /// 認定こども園, of a type that the file does not say.
    Centre = 11,
    /// 小規模保育事業
    SmallScale = 12,
    /// 家庭的保育事業
    HomeBased = 13,
    /// 事業所内保育事業
    Workplace = 14,
    /// 居宅訪問型保育事業
    HomeVisit = 15,
    /// 東京都認証保育所, 横浜保育室 and other places that a local government certifies on its own.
    Certified = 16,
    /// 認可外保育施設
    Unlicensed = 17,
    /// 放課後児童クラブ
    AfterSchool = 18,
    /// 児童館
    ChildrensHall = 19,
    /// 子育て支援センター
    SupportCentre = 20,
    /// 障害児通所支援
    DisabilityDay = 21,
}

/// What a family tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// 保育所
    Nursery,
    /// 幼稚園
    Kindergarten,
    /// 認定こども園
    Centre,
    /// 地域型保育: 小規模, 家庭的, 事業所内, 居宅訪問
    Community,
    /// 認証など
    Certified,
    /// 認可外
    Unlicensed,
    /// 放課後児童クラブ, 児童館, 子育て支援センター, 障害児通所支援 and others: no place to apply to for childcare.
    Support,
}

impl Kind {
    /// Every kind, by discriminant.
    pub const ALL: [Self; 22] = [
        Self::Other,
        Self::PublicKindergarten,
        Self::PrivateKindergarten,
        Self::Kindergarten,
        Self::PublicNursery,
        Self::PrivateNursery,
        Self::LicensedNursery,
        Self::CentreUnited,
        Self::CentreKindergarten,
        Self::CentreNursery,
        Self::CentreLocal,
        Self::Centre,
        Self::SmallScale,
        Self::HomeBased,
        Self::Workplace,
        Self::HomeVisit,
        Self::Certified,
        Self::Unlicensed,
        Self::AfterSchool,
        Self::ChildrensHall,
        Self::SupportCentre,
        Self::DisabilityDay,
    ];

    /// Its number in the pack.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The kind of a number in the pack.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }

    /// Whether it takes children into classes at all: a hall for children from 0 to 18 years has no class for any of them.
    #[must_use]
    pub const fn has_classes(self) -> bool {
        !matches!(self, Self::AfterSchool | Self::ChildrensHall | Self::SupportCentre | Self::DisabilityDay)
    }

    /// The group a family would look for it in.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::PublicKindergarten | Self::PrivateKindergarten | Self::Kindergarten => Group::Kindergarten,
            Self::PublicNursery | Self::PrivateNursery | Self::LicensedNursery => Group::Nursery,
            Self::CentreUnited | Self::CentreKindergarten | Self::CentreNursery | Self::CentreLocal | Self::Centre => {
                Group::Centre
            }
            Self::SmallScale | Self::HomeBased | Self::Workplace | Self::HomeVisit => Group::Community,
            Self::Certified => Group::Certified,
            Self::Unlicensed => Group::Unlicensed,
            Self::AfterSchool | Self::ChildrensHall | Self::SupportCentre | Self::DisabilityDay | Self::Other => {
                Group::Support
            }
        }
    }
}

impl Group {
    /// Every group, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Nursery,
        Self::Centre,
        Self::Community,
        Self::Kindergarten,
        Self::Certified,
        Self::Unlicensed,
        Self::Support,
    ];

    /// Its kinds.
    pub fn kinds(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |kind| kind.group() == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_number_and_one_group() {
        for (place, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(kind.code()), place);
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::from_code(22), None);
        assert_eq!(Group::ALL.into_iter().flat_map(Group::kinds).count(), Kind::ALL.len());
    }
}
