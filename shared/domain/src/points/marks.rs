//! The words of answers: what a family taps.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$own:meta])* $word:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$own])* $word,)*
        }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$word,)*];
        }
    };
}

words! {
    /// [`super::Reason`] without its numbers.
    ReasonKind {
        /// 就労.
        Work,
        /// 就労内定.
        JobOffer,
        /// 就学.
        Study,
        /// 妊娠・出産.
        Childbirth,
        /// 疾病.
        Illness,
        /// 障害.
        Disability,
        /// 介護・看護.
        Care,
        /// 災害復旧.
        Disaster,
        /// 求職中.
        JobSeeking,
        /// 育児休業.
        Leave,
        /// 不存在.
        Absent,
        /// Anything else.
        Other,
    }
}

words! {
    /// As what somebody works.
    #[derive(Default)]
    WorkForm {
        /// 外勤: for an employer, outside.
        #[default]
        Employed,
        /// 自営: one's own business.
        SelfEmployed,
        /// 自営協力者: in the business of the family.
        FamilyWorker,
        /// 内職: piecework at home.
        Homework,
    }
}

words! {
    /// How bad an illness is.
    Illness {
        /// In hospital.
        Hospital,
        /// Bedridden at home (常時臥床).
        Bedridden,
        /// A mental illness (精神性).
        Mental,
        /// Must rest (安静).
        Rest,
        /// Treated at home (一般療養).
        Home,
        /// Another.
        Other,
    }
}

words! {
    /// Where and how somebody cares for a relative.
    Care {
        /// For somebody at home who needs much.
        SevereHome,
        /// Goes along to hospital, school or treatment.
        Attend,
        /// For somebody in hospital.
        Inpatient,
        /// Another.
        Other,
    }
}

words! {
    /// Where the family lives.
    #[derive(Default)]
    Residence {
        /// In the municipality.
        #[default]
        Here,
        /// Not yet: it moves here before the child enters (転入予定).
        MovingHere,
        /// Elsewhere.
        Elsewhere,
    }
}

words! {
    /// What is so of a guardian.
    GuardianMark {
        /// On childcare leave on the closing day.
        OnLeave,
        /// Certified as working while the next child comes (産休).
        CertifiedForWork,
        /// Works in a nursery.
        NurseryStaff,
        /// Lives elsewhere because of work (単身赴任).
        SoloAssignment,
        /// The place of work lies in the municipality.
        WorksHere,
        /// In the job for less than a month.
        UnderOneMonth,
        /// Has a disability certificate besides the reason.
        Disabled,
    }
}

words! {
    /// What is so of a household.
    HouseholdMark {
        /// A sibling is in a nursery and stays there.
        SiblingEnrolled,
        /// … in the one wished for.
        SiblingSameNursery,
        /// Two or more children apply together.
        AppliesTogether,
        /// The child is looked after outside the licensed system (認可外).
        Unlicensed,
        /// A grandparent under 65 could care for the child.
        YoungGrandparent,
        /// Public assistance (生活保護).
        Welfare,
        /// Would rather go on with the leave (育児休業の延長も許容できる).
        LeaveExtensionAccepted,
        /// The child is in a nursery and wishes for another (転園).
        Transfer,
        /// The child must be protected: abuse, domestic violence, social care.
        Protection,
        /// Hit by a disaster.
        Disaster,
        /// Somebody of the household has a disability.
        DisabilityInHousehold,
        /// Every document is there.
        DocumentsComplete,
    }
}

words! {
    /// What is so of the child.
    ChildMark {
        /// It has a disability.
        Disability,
        /// It is one of twins or more.
        MultipleBirth,
        /// Its nursery ends before school (地域型保育の卒園).
        LeavesSmallNursery,
    }
}
