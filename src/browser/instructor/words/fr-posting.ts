import { countIn } from '../../../ground/language/index.ts';
import type { PostingWords } from './en-posting.ts';

const count = countIn('fr');

/** What the pages of those who teach say about grades before and after they are posted, in French. */
export const postingWords: PostingWords = {
  posting: {
    title: 'Regarder avant et après',
    lead: 'Ce que contient le carnet de notes, et ce que le tuteur y mettrait. Regarder ne change rien.',
    look: 'Montrer ce qui serait inscrit',
    again: 'Regarder de nouveau',
    looking: 'La plateforme est interrogée…',
    looked: 'Voilà où cela en est.',
    blind:
      'Votre plateforme ne laisse pas l’outil relire les notes. On ne peut pas montrer ici ce que contient le carnet, une note que vous y modifiez peut être écrasée, et rien ne peut être retiré d’ici. L’administrateur peut donner le droit de lire les résultats.',
    own: (name) => `Maîtrise de « ${name} »`,
    link: 'Quiz derrière un lien du cours',
    makes: (title, points) => `Une nouvelle colonne serait créée : « ${title} », sur ${points}.`,
    uses: 'La colonne existe.',
    isOff:
      'L’inscription dans cette colonne est désactivée. Voici ce qui se passerait si elle était activée.',
    outlooks: {
      post: (n) => count(n, { one: 'serait inscrite', other: 'seraient inscrites' }),
      propose: (n) =>
        count(n, { one: 'attendrait votre accord', other: 'attendraient votre accord' }),
      proposed: (n) => count(n, { one: 'attend votre accord', other: 'attendent votre accord' }),
      under_way: () => 'en route',
      undoing: () => 'en cours de retrait',
      same: () => 'comme dans le carnet',
      undone: (n) => count(n, { one: 'retirée', other: 'retirées' }),
      left_out: (n) => count(n, { one: 'écartée', other: 'écartées' }),
    },
    nothing: 'aucune note',
    unread: 'inconnue',
    stands: (was) => `dans le carnet : ${was}`,
    would: (will) => `ensuite : ${will}`,
    waits: (n, since) =>
      `${count(n, { one: '# note attend votre accord depuis', other: '# notes attendent votre accord, la première depuis' })} ${since}.`,
    approveAll: 'Tout accepter',
    approve: 'Accepter',
    undo: 'Retirer',
    post: 'Inscrire de nouveau',
    retry: 'Réessayer',
    undoLast: 'Retirer la dernière inscription',
    undoColumn: 'Retirer toute cette colonne',
    sureTitle: (n) => count(n, { one: 'Retirer # note ?', other: 'Retirer # notes ?' }),
    sureText:
      'Chacune redevient ce que le tuteur avait mis avant, ou s’efface. Une note que vous avez modifiée depuis reste. Rien n’est inscrit de nouveau avant un nouveau travail de l’étudiant, ou avant que vous ne l’inscriviez.',
    done: (n) => count(n, { one: '# note est en route.', other: '# notes sont en route.' }),
    changed: (n) =>
      count(n, {
        one: '# a changé entre-temps et reste telle quelle.',
        other: '# ont changé entre-temps et restent telles quelles.',
      }),
    students: 'Étudiants',
    nameless: 'Nom non transmis par la plateforme',
    approvalTitle: 'Avant l’inscription',
    approval: 'Me demander avant d’inscrire les notes',
    approvalWhat:
      'Tant que ce réglage est activé, chaque nouvelle note attend ici votre accord. Une plus récente prend la place de celle qui attend, et attend de nouveau même après votre accord. Avant cela, la plateforme n’en voit rien.',
    approvalWhen:
      'Celles qui attendent restent quand vous le désactivez ; seules les nouvelles partent alors d’elles-mêmes.',
    concepts: 'Colonnes de notions isolées',
    conceptsWhat:
      'La maîtrise d’une notion peut aller dans une colonne à elle, ou dans aucune ; elle ne compte alors plus dans la colonne que les autres partagent. Une colonne qui existe reste, avec ses notes. Au plus 12 notions ont leur colonne.',
    to: { shared: 'avec les autres', own: 'dans une colonne à elle', none: 'dans aucune' },
    save: 'Garder ces colonnes',
    troubles: {
      no_evidence: 'N’a encore rien montré sans aide : il n’y a pas de note à inscrire.',
      teacher_grade:
        'Le carnet contient une note que le tuteur n’a pas inscrite ; elle reste telle quelle. Pour y avoir celle du tuteur, supprimez la vôtre dans le carnet et réessayez.',
      not_a_student:
        'Seuls les étudiants du cours ont des notes : sur la plateforme, cette personne a un autre rôle.',
      test_student: 'Un étudiant de test n’a pas de notes.',
      left_course:
        'A quitté le cours sur la plateforme. Quand il y figurera de nouveau, réessayez.',
      quizzes_off: 'L’inscription des quiz est désactivée : activez-la ci-dessus.',
      mastery_off: 'L’inscription de la maîtrise est désactivée : activez-la ci-dessus.',
      concept_off:
        'Cette notion n’a plus de colonne à elle : donnez-lui-en une ci-dessous, ou retirez ses notes.',
      scope_score:
        'La plateforme ne laisse pas l’outil inscrire de notes dans ce cours. Demandez à l’administrateur le droit d’inscrire des scores, puis ouvrez de nouveau le tuteur depuis le cours.',
      scope_column:
        'La plateforme ne laisse pas l’outil créer de colonnes dans ce cours. Demandez à l’administrateur le droit de gérer les colonnes (line items), puis ouvrez de nouveau le tuteur depuis le cours.',
      scope_missing:
        'La plateforme ne donne pas à l’outil un droit qu’il lui faut ici. Le test de la connexion, plus bas, le nomme.',
      token_refused:
        'La plateforme n’accepte pas la clé de l’outil. Le test de la connexion, plus bas, dit que faire.',
      connection_off:
        'La connexion à la plateforme est désactivée. L’administrateur peut la rétablir.',
      unreadable:
        'La plateforme ne montre pas les notes à l’outil : il ne sait pas si vous avez modifié celle-ci et la laisse. Effacez-la vous-même dans le carnet.',
      unpublished:
        'Le devoir n’est pas publié sur la plateforme. Publiez-le : la note suit dans l’heure, ou quand vous réessayez.',
      outdated:
        'La plateforme a déjà un score plus récent. Regardez-le dans le carnet ; le prochain travail sera inscrit de nouveau.',
      gone: 'La colonne a été supprimée sur la plateforme. Elle est recréée quand vous réessayez.',
      course_gone: 'Le cours ou l’étudiant n’est plus connu.',
      unavailable:
        'La plateforme est injoignable ou occupée. Un nouvel essai a lieu de lui-même, pendant un jour.',
      refused:
        'La plateforme n’a pas pris la note : le devoir est peut-être fermé, ou l’étudiant parti. Corrigez-le là-bas et réessayez.',
      failed: 'Quelque chose a échoué de notre côté. Un nouvel essai a lieu de lui-même.',
    },
  },
};
