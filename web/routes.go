package web

import (
	"net/http"

	"groundwork/internal/access"
)

// routes is every address, grouped by who may enter, each with its declared permission.
// A deed's own place (which trust, which record) is checked where the record is loaded: in package app.
func (s *Server) routes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		// Everybody
		{get, "/healthz", everyone, s.alive},
		{get, "/readyz", everyone, s.ready},
		{get, "/", everyone, s.home},
		{get, "/components", everyone, s.components},

		// Accounts
		{get, "/sign-in", everyone, s.signIn},
		{post, "/sign-in", everyone, s.signInPassword},
		{get, "/sign-in/code", everyone, s.signInCode},
		{post, "/sign-in/code", everyone, s.signInWithCode},
		{get, "/welcome/:token", everyone, s.setUp},
		{post, "/welcome/:token", everyone, s.setUpAccount},
		{post, "/sign-out", everyone, s.signOut},
		{get, "/account", signedIn, s.account},
		{post, "/account/organisation", signedIn, s.chooseOrganisation},
		{get, "/account/password", signedIn, s.password},
		{post, "/account/password", signedIn, s.passwordChange},
		{get, "/account/recovery-codes", signedIn, s.recoveryCodes},
		{post, "/account/recovery-codes", signedIn, s.recoveryCodesNew},
		{post, "/account/recovery-codes/kept", signedIn, s.recoveryCodesKept},
		{post, "/account/sessions/end-others", signedIn, s.sessionsEndOthers},
		{post, "/account/sessions/:session/end", signedIn, s.sessionEnd},
		{get, unsentPath, signedIn, s.unsent},
		{post, unsentPath, signedIn, s.unsentDiscard},

		// The demo
		{post, "/demo/enter", everyone, s.demoEnter},
		{post, "/demo/reset", everyone, s.demoReset},

		// Pilots
		{get, "/pilots", signedIn, s.pilots},
		{get, "/pilots/new", may(access.RegisterPilot), s.pilotNew},
		{post, "/pilots", may(access.RegisterPilot), s.pilotCreate},
		{get, "/pilots/:pilot", signedIn, s.pilot},
		{get, "/pilots/:pilot/edit", may(access.EditPilot), s.pilotEdit},
		{post, "/pilots/:pilot/edit", may(access.EditPilot), s.pilotSave},
		{post, "/pilots/:pilot/publish", may(access.EditPilot), s.pilotPublish},
		{get, "/pilots/:pilot/plan", may(access.EditPilot), s.pilotPlan},
		{post, "/pilots/:pilot/plan", may(access.EditPilot), s.pilotPlanSave},
		{get, "/pilots/:pilot/stop-rules", may(access.EditPilot), s.pilotStopRules},
		{post, "/pilots/:pilot/stop-rules", may(access.EditPilot), s.pilotStopRulesSave},
		{get, "/pilots/:pilot/dates", may(access.EditPilot), s.pilotDates},
		{post, "/pilots/:pilot/dates", may(access.EditPilot), s.pilotDatesSave},
		{get, "/pilots/:pilot/teams", may(access.EditPilot), s.pilotTeams},
		{post, "/pilots/:pilot/teams", may(access.EditPilot), s.pilotTeamAdd},
		{get, "/pilots/:pilot/teams/:team", may(access.EditPilot), s.pilotTeam},
		{post, "/pilots/:pilot/teams/:team", may(access.EditPilot), s.pilotTeamSave},
		{get, "/pilots/:pilot/people", may(access.EditPilot), s.pilotPeople},
		{post, "/pilots/:pilot/people", may(access.EditPilot), s.pilotPeopleSave},
		{get, "/pilots/:pilot/notes/:about", may(access.EditPilot), s.pilotNote},
		{post, "/pilots/:pilot/notes/:about", may(access.EditPilot), s.pilotNoteSave},
		{get, "/pilots/:pilot/pack", signedIn, s.pilotPack},
		{get, "/pilots/:pilot/pack/new", may(access.PublishPack), s.pilotPackNew},
		{post, "/pilots/:pilot/pack", may(access.PublishPack), s.pilotPackPublish},
		{get, "/pilots/:pilot/lessons", signedIn, s.pilotLessons},
		{post, "/pilots/:pilot/lessons", may(access.RecordLesson), s.pilotLessonAdd},
		{get, "/pilots/:pilot/documents", signedIn, s.pilotDocuments},
		{post, "/pilots/:pilot/documents", may(access.EditPilot), s.pilotDocumentAdd},
		{get, "/pilots/:pilot/decisions", signedIn, s.pilotDecisions},
		{get, "/pilots/:pilot/decisions/new", may(access.DecideGate), s.pilotDecide},
		{post, "/pilots/:pilot/decisions", may(access.DecideGate), s.pilotDecideSave},
		{get, "/pilots/:pilot/decisions/:decision", signedIn, s.pilotDecision},
		{get, "/innovations/:innovation", signedIn, s.innovation},
		{get, "/innovations/:innovation/edit", may(access.EditPilot), s.innovationEdit},
		{post, "/innovations/:innovation/edit", may(access.EditPilot), s.innovationSave},

		// Workflow
		{get, "/pilots/:pilot/workflow", signedIn, s.workflowOf("pilot", s.workflow)},
		{post, "/pilots/:pilot/workflow", may(access.RecordWorkflow), s.workflowOf("pilot", s.workflowChange)},
		{post, "/pilots/:pilot/workflow/draft", may(access.RecordWorkflow), s.workflowOf("pilot", s.workflowKeep)},
		{get, "/pilots/:pilot/workflow/hours", signedIn, s.workflowOf("pilot", s.workflowHours)},
		{get, "/pilots/:pilot/workflow/steps.csv", signedIn, s.workflowOf("pilot", s.workflowSteps)},
		{post, "/pilots/:pilot/workflow/approval", may(access.ApproveWorkflow), s.workflowOf("pilot", s.workflowApprove)},
		{post, "/pilots/:pilot/workflow/withdrawal", may(access.ApproveWorkflow), s.workflowOf("pilot", s.workflowWithdraw)},
		{post, "/pilots/:pilot/workflow/past-approvals", may(access.RecordWorkflow), s.workflowOf("pilot", s.workflowPast)},
		{get, "/adoptions/:adoption/workflow", signedIn, s.workflowOf("adoption", s.workflow)},
		{post, "/adoptions/:adoption/workflow", may(access.RecordWorkflow), s.workflowOf("adoption", s.workflowChange)},
		{post, "/adoptions/:adoption/workflow/draft", may(access.RecordWorkflow), s.workflowOf("adoption", s.workflowKeep)},
		{get, "/adoptions/:adoption/workflow/hours", signedIn, s.workflowOf("adoption", s.workflowHours)},
		{get, "/adoptions/:adoption/workflow/steps.csv", signedIn, s.workflowOf("adoption", s.workflowSteps)},
		{post, "/adoptions/:adoption/workflow/approval", may(access.ApproveWorkflow), s.workflowOf("adoption", s.workflowApprove)},
		{post, "/adoptions/:adoption/workflow/withdrawal", may(access.ApproveWorkflow), s.workflowOf("adoption", s.workflowWithdraw)},

		// Benefits and figures
		{get, "/pilots/:pilot/benefits", signedIn, s.benefitsOf("pilot")},
		{get, "/pilots/:pilot/benefits/new", may(access.PromiseBenefit), s.benefitNew("pilot")},
		{post, "/pilots/:pilot/benefits", may(access.PromiseBenefit), s.benefitPromise("pilot")},
		{get, "/adoptions/:adoption/benefits", signedIn, s.benefitsOf("adoption")},
		{get, "/adoptions/:adoption/benefits/new", may(access.PromiseBenefit), s.benefitNew("adoption")},
		{post, "/adoptions/:adoption/benefits", may(access.PromiseBenefit), s.benefitPromise("adoption")},
		{get, "/benefits/:benefit", signedIn, s.benefit},
		{get, "/benefits/:benefit/working", signedIn, s.benefitWorking},
		{get, "/benefits/:benefit/figures.csv", signedIn, s.figuresCSV},
		{get, "/benefits/:benefit/figures/new", may(access.RecordFigures), s.figuresNew},
		{post, "/benefits/:benefit/figures", may(access.RecordFigures), s.figuresRecord},
		{get, "/benefits/:benefit/figures/:period/correct", may(access.RecordFigures), s.figure},
		{post, "/benefits/:benefit/figures/:period/correct", may(access.RecordFigures), s.figureCorrect},
		{get, "/benefits/:benefit/change", may(access.PromiseBenefit), s.benefitChangeForm},
		{post, "/benefits/:benefit/change", may(access.PromiseBenefit), s.benefitChange},
		{get, "/benefits/:benefit/baseline", may(access.LockBaseline), s.baseline},
		{post, "/benefits/:benefit/baseline", may(access.LockBaseline), s.baselineLock},
		{get, "/benefits/:benefit/limits", may(access.PromiseBenefit), s.benefitLimits},
		{post, "/benefits/:benefit/limits", may(access.PromiseBenefit), s.benefitRebase},
		{get, "/benefits/:benefit/accept", may(access.AcceptBenefit), s.benefitReview("accept")},
		{post, "/benefits/:benefit/accept", may(access.AcceptBenefit), s.benefitAccept},
		{get, "/benefits/:benefit/check", may(access.VerifyBenefit), s.benefitReview("check")},
		{post, "/benefits/:benefit/check", may(access.VerifyBenefit), s.benefitCheck},
		{get, "/benefits/:benefit/contest", may(access.ContestBenefit), s.benefitReview("contest")},
		{post, "/benefits/:benefit/contest", may(access.ContestBenefit), s.benefitContest},
		{get, "/benefits/:benefit/settle", may(access.ContestBenefit), s.benefitReview("settle")},
		{post, "/benefits/:benefit/settle", may(access.ContestBenefit), s.benefitSettle},
		{get, "/benefits/:benefit/outcome", may(access.AcceptBenefit), s.benefitReview("outcome")},
		{post, "/benefits/:benefit/outcome", may(access.AcceptBenefit), s.benefitConclude},
		{get, "/measures", signedIn, s.measures},
		{get, "/measures/:measure", signedIn, s.measure},

		// Adoptions, readiness and decisions

		// Trusts, groundwork and boards
		{get, "/trusts", signedIn, s.trusts},
		{get, "/trusts/:ods", signedIn, s.trust},
		{get, "/board/:ods", may(access.ReadBoard), s.board},

		// History
		{get, "/history", signedIn, s.historyProtected},
		{get, "/pilots/:pilot/history", signedIn, s.historyOf(s.App.PilotHistory, "pilot", "/pilots/", "")},
		{get, "/adoptions/:adoption/history", signedIn, s.historyOf(s.App.AdoptionHistory, "adoption", "/adoptions/", "")},
		{get, "/benefits/:benefit/history", signedIn, s.historyOf(s.App.BenefitHistory, "benefit", "/benefits/", "")},
		{get, "/trusts/:ods/groundwork/history", signedIn, s.historyOf(s.App.GroundworkHistory, "ods", "/trusts/", "/groundwork")},

		// Reference and search
		{get, "/glossary", everyone, s.glossary},
		{get, "/about-the-figures", everyone, s.aboutTheFigures},
		{get, "/checklists", everyone, s.checklists},
		{get, "/checklists/:checklist/:version", everyone, s.checklist},
		{get, "/search", signedIn, s.search},

		// People and administration
		{get, "/trusts/:ods/people", may(access.ManagePeople), s.people},
		{post, "/trusts/:ods/people", may(access.ManagePeople), s.personInvite},
		{get, "/trusts/:ods/people/new", may(access.ManagePeople), s.personNew},
		{get, "/trusts/:ods/people/:person", may(access.ManagePeople), s.personShow},
		{post, "/trusts/:ods/people/:person/roles", may(access.ManagePeople), s.roleGive},
		{post, "/trusts/:ods/people/:person/roles/:membership/end", may(access.ManagePeople), s.roleEnd},
		{post, "/trusts/:ods/people/:person/functions", may(access.ManagePeople), s.functionGive},
		{post, "/trusts/:ods/people/:person/functions/:function/end", may(access.ManagePeople), s.functionEnd},
		{post, "/trusts/:ods/people/:person/link", may(access.ManagePeople), s.personLink},
		{get, "/admin", may(access.ReadInstallation), s.installation},
		{get, "/admin/people", may(access.ManageEverybody), s.everybody},
		{get, "/admin/people/:person", may(access.ManageEverybody), s.anybody},
		{post, "/admin/people/:person/link", may(access.ManageEverybody), s.accountLink},
		{post, "/admin/people/:person/disable", may(access.ManageEverybody), s.accountDisable()},
		{post, "/admin/people/:person/enable", may(access.ManageEverybody), s.accountEnable()},
		{post, "/admin/people/:person/sessions/end", may(access.ManageEverybody), s.accountEndSessions()},
	}
}
